using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Outbound;
using OneStop.Runtime.Hosting;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace OneStop.Dossiers.Webhooks;

/// <summary>
/// Posts one delivery: up to four attempts of ten seconds each, about 0.5 s, 1 s and 2 s apart, each signed with its own time. What the subscriber
/// answers is not read.
/// </summary>
public sealed class PostDelivery
{
    private static readonly TimeSpan AttemptMax = TimeSpan.FromSeconds(10);

    private readonly OutboundHosts _hosts;
    private readonly KeptSecrets _secrets;
    private readonly TimeProvider _time;
    private readonly IHttpClientFactory _clients;
    private readonly ResiliencePipeline<string?> _attempts;
    private readonly ResiliencePipeline<string?> _once;

    public PostDelivery(IHttpClientFactory clients, OutboundHosts hosts, KeptSecrets secrets, TimeProvider time)
    {
        (_clients, _hosts, _secrets, _time) = (clients, hosts, secrets, time);
        _attempts = new ResiliencePipelineBuilder<string?> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<string?>
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<string?>().HandleResult(static error => error is not null).Handle<TimeoutRejectedException>().Handle<HttpRequestException>(),
            })
            .AddTimeout(AttemptMax)
            .Build();
        _once = new ResiliencePipelineBuilder<string?> { TimeProvider = time }.AddTimeout(AttemptMax).Build();
    }

    /// <summary>Delivers; null when it was taken, else why not, without anything the subscriber wrote.</summary>
    public Task<string?> RunAsync(Webhook webhook, IReadOnlyList<NumberedEvent> events, CancellationToken ct) =>
        PostAsync(webhook, events, string.Create(CultureInfo.InvariantCulture, $"{webhook.Id}/{events[0].Sequence}"), _attempts, ct);

    /// <summary>Posts a delivery without events, once; moves nothing. Reads as <see cref="RunAsync"/>.</summary>
    public Task<string?> TestAsync(Webhook webhook, CancellationToken ct) => PostAsync(webhook, [], webhook.Id + WebhookDelivery.Test, _once, ct);

    private async Task<string?> PostAsync(Webhook webhook, IReadOnlyList<NumberedEvent> events, string delivery, ResiliencePipeline<string?> attempts, CancellationToken ct)
    {
        if (_hosts.Check(webhook.Url).Address is not { } address)
        {
            return "forbiddenHost";
        }

        if (_secrets.Open(webhook.Secret) is not { } key)
        {
            return "secretLost";
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new WebhookDelivery(webhook.Id, events), WireJson.Options);
        try
        {
            return await attempts.ExecuteAsync(async attempt => await AttemptAsync(address, key, body, delivery, attempt), ct);
        }
        catch (TimeoutRejectedException)
        {
            return "timeout";
        }
        catch (HttpRequestException failure)
        {
            return failure.HttpRequestError.ToString();
        }
    }

    private async Task<string?> AttemptAsync(Uri address, byte[] key, byte[] body, string delivery, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(WebhookDelivery.SignatureHeader, WebhookSignature.Of(key, _time.GetUtcNow(), body));
        request.Headers.Add(WebhookDelivery.DeliveryHeader, delivery);
        using var answer = await _clients.CreateClient(OutboundHosts.Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return answer.IsSuccessStatusCode ? null : ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
    }
}
