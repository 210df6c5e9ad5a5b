using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Faults;

/// <summary>A program on a PostgreSQL that can be broken, with a clock that can be set.</summary>
public sealed class FaultProgram : IAsyncLifetime
{
    private readonly Program _program;

    public FaultProgram() => _program = new(Postgres, Clock);

    public FaultyPostgres Postgres { get; } = new();

    public RunningProgram Running => _program;

    internal SteppedClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Postgres.StartAsync(CancellationToken.None);
        await _program.InitializeAsync();
        await ProvinceProgram.DeclareAsync(_program);
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await Postgres.DisposeAsync();
    }

    private sealed class Program(FaultyPostgres postgres, SteppedClock clock) : RunningProgram
    {
        protected override IReadOnlyList<Module> Modules => [.. base.Modules.Where(module => module.Name is "dossiers" or "reports")];

        protected override OneStopSettings Configure(OneStopSettings settings) => settings with { Db = postgres.Db };

        protected override void Configure(IHostApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(clock);
    }
}
