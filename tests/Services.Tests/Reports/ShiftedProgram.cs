using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Core.WorkingTime;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>The program with the small province in a time of its own: its clock goes on from the day it is set to.</summary>
public sealed class ShiftedProgram(DateOnly first) : RunningProgram
{
    private readonly ShiftedClock _clock = new(first);

    /// <summary>Starts it with the small province in its catalogue, which Reports knows of too.</summary>
    public static async Task<ShiftedProgram> StartAsync(DateOnly first)
    {
        var program = new ShiftedProgram(first);
        await program.InitializeAsync();
        await ProvinceProgram.DeclareAsync(program);
        using var client = program.Client();
        await ExampleProgram.ReachAsync(client);
        return program;
    }

    /// <summary>Sets the clock forward to nine in the morning of a day.</summary>
    public void GoTo(DateOnly day) => _clock.GoTo(day);

    protected override void Configure(IHostApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(_clock);

    private sealed class ShiftedClock : TimeProvider
    {
        private TimeSpan _shift;

        public ShiftedClock(DateOnly first) => GoTo(first);

        public void GoTo(DateOnly day) => _shift = VietnamTime.At(day, new TimeOnly(9, 0)) - base.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift;
    }
}
