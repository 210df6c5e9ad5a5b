using System.Globalization;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using OneStop.Portal.Live;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Hosting;

/// <summary>Open pages are told how far Reports has come, whenever they began to listen and whatever Reports does meanwhile.</summary>
public sealed class WatchLedgerTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-watch-");
    private readonly StubReports _reports = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private readonly WatchLedger _ledger;

    public WatchLedgerTests() =>
        _ledger = new WatchLedger(new Peers(_reports, OwnIssuer.Open(_state.FullName, TimeProvider.System)), new QuickTimers(), _reports, NullLogger<WatchLedger>.Instance);

    public void Dispose()
    {
        _patience.Dispose();
        _reports.Dispose();
        _state.Delete(recursive: true);
    }

    [Fact]
    public async Task Who_joins_late_is_told_where_the_ledger_stands()
    {
        _reports.Says = () => Head(7);
        await using var first = _ledger.PositionsAsync(_patience.Token).GetAsyncEnumerator(_patience.Token);
        Assert.True(await first.MoveNextAsync());
        await using var second = _ledger.PositionsAsync(_patience.Token).GetAsyncEnumerator(_patience.Token);
        Assert.True(await second.MoveNextAsync());
        Assert.Equal((7, 7), (first.Current, second.Current));
    }

    [Fact]
    public async Task Whatever_Reports_throws_the_next_position_is_told()
    {
        foreach (var fault in (Exception[])[new HttpRequestException(), new TaskCanceledException(), new InvalidOperationException("unheard of")])
        {
            var threw = false;
            _reports.Says = () => threw ? Head(9) : throw Thrown();
            await using var page = _ledger.PositionsAsync(_patience.Token).GetAsyncEnumerator(_patience.Token);
            Assert.True(await page.MoveNextAsync());
            Assert.Equal((9, true), (page.Current, threw));

            Exception Thrown()
            {
                threw = true;
                return fault;
            }
        }
    }

    private static HttpResponseMessage Head(long position)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK);
        answer.Headers.Add("X-Lag-Seconds", "0");
        answer.Headers.Add("X-Ledger-Head", position.ToString(CultureInfo.InvariantCulture));
        return answer;
    }

    /// <summary>Reports as a test wants it, and a program that runs on.</summary>
    private sealed class StubReports : HttpMessageHandler, IHttpClientFactory, IHostApplicationLifetime
    {
        public Func<HttpResponseMessage> Says { get; set; } = () => new HttpResponseMessage();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { BaseAddress = new Uri("http://reports/") };

        public void StopApplication()
        {
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Says());
    }

    /// <summary>Real time, in which what happens every few seconds happens every few milliseconds.</summary>
    private sealed class QuickTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5));
    }
}
