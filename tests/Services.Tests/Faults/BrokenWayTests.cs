using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Reports.Projection;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Faults;

/// <summary>The way between Dossiers and a Reports apart from it breaks: Reports says that its figures grow old, refuses nothing it can answer, and catches up by itself.</summary>
public sealed class BrokenWayTests(BrokenWayTests.Apart apart) : IClassFixture<BrokenWayTests.Apart>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(BreakableWay.State.Cut, 0)]
    [InlineData(BreakableWay.State.Swallows, 1)]
    public async Task Figures_grow_old_and_catch_up_by_themselves(BreakableWay.State broken, int dossier)
    {
        using var dossiers = apart.Client();
        using var reports = apart.ReportsClient();
        await Wait.UntilOldAsync(reports, old: false);
        apart.Way.Turn(broken);
        var code = $"000.00.07.H10-210412-08{dossier:00}";
        await dossiers.PostAsync(Steps.Received(code));
        await Wait.UntilOldAsync(reports, old: true);
        using var figures = await reports.GetAsync(new Uri("/v1/reports/ii06a?from=2021-01-01&to=2021-12-31", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, figures.StatusCode);
        using var ahead = await reports.GetAsync(new Uri("/v1/reports/ii06a?from=2021-01-01&to=2021-12-31&cutoff=1000000", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ahead.StatusCode);
        Assert.NotNull(ahead.Headers.RetryAfter);
        apart.Way.Turn(BreakableWay.State.Open);
        await Wait.UntilAsync(async () => (await reports.GetStringAsync(new Uri($"/v1/dossiers?text={code}", UriKind.Relative), Ct)).Contains(code, StringComparison.Ordinal));
        await Wait.UntilOldAsync(reports, old: false);
    }

    /// <summary>Dossiers, and a Reports that reaches it by the way only and loses patience sooner than usual.</summary>
    public sealed class Apart : RunningProgram, IAsyncLifetime
    {
        private Server? _reports;

        public BreakableWay Way { get; private set; } = null!;

        protected override IReadOnlyList<Module> Modules => [.. base.Modules.Where(module => module.Name == "dossiers")];

        public HttpClient ReportsClient()
        {
            var client = Client();
            client.BaseAddress = new Uri(_reports!.Url);
            return client;
        }

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await ProvinceProgram.DeclareAsync(this);
            Way = new(new Uri(Url));
            _reports = await Server.StartAsync(
                new("http://127.0.0.1:0", StateFolder, Db, DossiersUrl: Way.Url),
                [.. Host.Services.All.Where(module => module.Name == "reports")],
                builder => builder.Services.AddSingleton(services => new Feed(services.GetRequiredService<Peers>(), services.GetRequiredService<LedgerProgress>())
                {
                    WaitSeconds = 1,
                    Patience = TimeSpan.FromSeconds(2),
                }),
                Ct);
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await _reports!.DisposeAsync();
            await Way.DisposeAsync();
            await DisposeAsync();
        }
    }
}
