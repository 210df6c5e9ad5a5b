using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using OneStop.Contracts.Dossiers;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OneStop.Dossiers.Connector;

/// <summary>
/// Asks one peer for pages during one run: at most so many requests a minute, each with a time limit, repeated up to six times with growing pauses,
/// and left alone for a while when half of what was asked failed. Counts what it saw.
/// </summary>
public sealed class AskPeer : IDisposable
{
    private const long BytesMax = 64_000_000;

    private readonly HttpClient _client;
    private readonly ConnectorProfile _profile;
    private readonly byte[]? _secret;
    private readonly TokenBucketRateLimiter _rate;
    private readonly ResiliencePipeline _attempts;
    private readonly SortedDictionary<string, int> _failures = new(StringComparer.Ordinal);

    public AskPeer(HttpClient client, ConnectorProfile profile, byte[]? secret, TimeProvider time)
    {
        (_client, _profile, _secret) = (client, profile, secret);
        _client.MaxResponseContentBufferSize = BytesMax;
        _rate = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, profile.PerMinute / 10),
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / profile.PerMinute,
            QueueLimit = int.MaxValue,
        });
        var delay = TimeSpan.FromMilliseconds(profile.RetryDelayMilliseconds);
        var failing = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<JsonException>();
        _attempts = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 6,
                Delay = delay,
                MaxDelay = delay * 30,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = failing.Handle<BrokenCircuitException>(),
                OnRetry = arguments => Count(arguments.Outcome.Exception),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = TimeSpan.FromMilliseconds(Math.Max(500, profile.RetryDelayMilliseconds * 4)),
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<JsonException>(),
            })
            .AddTimeout(TimeSpan.FromSeconds(profile.TimeoutSeconds))
            .Build();
    }

    /// <summary>Requests without a usable answer so far, by kind.</summary>
    public IReadOnlyDictionary<string, int> Failures => _failures;

    /// <summary>One page; null where it could not be had, with the kind of the last failure.</summary>
    /// <param name="page">From 0.</param>
    /// <param name="from">First day of reception.</param>
    /// <param name="to">Last day, inclusive.</param>
    public async Task<(PeerPage? Page, string? Error)> PageAsync(int page, DateOnly from, DateOnly to, CancellationToken ct)
    {
        try
        {
            return (await _attempts.ExecuteAsync(async attempt => await AttemptAsync(page, from, to, attempt), ct), null);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or JsonException or BrokenCircuitException)
        {
            await Count(e);
            return (null, KindOf(e));
        }
    }

    public void Dispose()
    {
        _rate.Dispose();
        _client.Dispose();
    }

    private async Task<PeerPage> AttemptAsync(int page, DateOnly from, DateOnly to, CancellationToken ct)
    {
        using var permit = await _rate.AcquireAsync(1, ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(page, from, to));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        SignIn(request);
        using var answer = await _client.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return PeerPage.Read(await answer.Content.ReadAsByteArrayAsync(ct));
    }

    private Uri AddressOf(int page, DateOnly from, DateOnly to)
    {
        var query = _profile.Query ?? new ConnectorQuery();
        var glue = _profile.Url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new Uri(string.Create(
            CultureInfo.InvariantCulture,
            $"{_profile.Url}{glue}{Uri.EscapeDataString(query.Page)}={page}&{Uri.EscapeDataString(query.Size)}={_profile.PageSize}&{Uri.EscapeDataString(query.From)}={from:yyyy-MM-dd}&{Uri.EscapeDataString(query.To)}={to:yyyy-MM-dd}"));
    }

    private void SignIn(HttpRequestMessage request)
    {
        var secret = _secret is null ? "" : Encoding.UTF8.GetString(_secret);
        switch (_profile.Auth?.Kind)
        {
            case "bearer": request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret); break;
            case "basic": request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_profile.Auth.Name}:{secret}"))); break;
            case "header": request.Headers.TryAddWithoutValidation(_profile.Auth.Name!, secret); break;
        }
    }

    private ValueTask Count(Exception? failure)
    {
        if (failure is not null)
        {
            var kind = KindOf(failure);
            _failures[kind] = _failures.GetValueOrDefault(kind) + 1;
        }

        return ValueTask.CompletedTask;
    }

    private static string KindOf(Exception failure) => failure switch
    {
        HttpRequestException { StatusCode: { } status } => ((int)status).ToString(CultureInfo.InvariantCulture),
        TimeoutRejectedException => "timeout",
        JsonException => "badJson",
        BrokenCircuitException => "circuitOpen",
        _ => "connection",
    };
}
