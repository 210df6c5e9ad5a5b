using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Tests.Hosting;

/// <summary>A server that does not come up leaves nothing of itself behind: whoever tries again must not pay for the times before.</summary>
public sealed class FailedStartTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-start-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Delete(recursive: true);

    [Theory]
    [InlineData("prepare")]
    [InlineData("route")]
    [InlineData("start")]
    public async Task What_a_failed_start_had_made_is_disposed(string where)
    {
        var module = new Breaking(where);
        var settings = new OneStopSettings("http://127.0.0.1:0", _state.FullName);
        var failure = await Assert.ThrowsAsync<NotSupportedException>(() => Server.StartAsync(settings, [module], ct: Ct));
        Assert.Equal(where, failure.Message);
        Assert.True(module.Kept!.Disposed);
    }

    private sealed class Breaking(string where) : Module
    {
        public override string Name => "breaking";

        public override bool UsesDatabase => false;

        public Kept? Kept { get; private set; }

        public override void AddServices(IHostApplicationBuilder builder) => builder.Services
            .AddSingleton<Kept>()
            .AddHostedService(provider => new Starting(provider.GetRequiredService<Kept>(), () => BreakAt("start")));

        public override void MapRoutes(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder app)
        {
            Kept = app.ServiceProvider.GetRequiredService<Kept>();
            BreakAt("route");
        }

        public override Task PrepareAsync(IServiceProvider services, CancellationToken ct)
        {
            BreakAt("prepare");
            return Task.CompletedTask;
        }

        private void BreakAt(string place)
        {
            if (place == where)
            {
                throw new NotSupportedException(place);
            }
        }
    }

    private sealed class Kept : IDisposable
    {
        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }

    private sealed class Starting(Kept kept, Action begins) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            Assert.False(kept.Disposed);
            begins();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
