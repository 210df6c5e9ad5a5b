using Polly;
using Polly.Retry;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Sends a request for a peer to where the peer answers now. Reads (GET, HEAD) are repeated up to four times, after about 0.2 s, 0.4 s, 0.8 s and
/// 1.6 s, when no answer comes or the answer is 502, 503 or 504 without <c>Retry-After</c>; writes never are.
/// </summary>
internal sealed class PeerHandler(OwnAddress own, string? url) : DelegatingHandler
{
    public const string Dossiers = "dossiers";
    public const string Reports = "reports";

    private static readonly ResiliencePipeline<HttpResponseMessage> Repeating = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 4,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
            {
                { Exception: HttpRequestException } => true,
                { Result: { } answer } => (int)answer.StatusCode is 502 or 503 or 504 && answer.Headers.RetryAfter is null,
                _ => false,
            }),
        })
        .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var target = new Uri(url ?? await own.Url.WaitAsync(cancellationToken));
        request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = target.Scheme, Host = target.Host, Port = target.Port }.Uri;
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        return await Repeating.ExecuteAsync(async ct => await base.SendAsync(request, ct), cancellationToken);
    }
}
