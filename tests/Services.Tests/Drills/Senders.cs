using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Drills;

/// <summary>
/// One-stop software that sends without end and remembers what was acknowledged: each call a dossier or a few, received, half of them resolved too.
/// </summary>
/// <param name="send">Sends one request somewhere; a failure is an exception or an answer that is no 200.</param>
/// <param name="repeats">Whether a call that failed is sent again until it succeeds, as real senders do; else a failure is kept in <see cref="Failures"/>.</param>
public sealed class Senders(Func<HttpRequestMessage, Task<HttpResponseMessage>> send, bool repeats)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> _acknowledged = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private Task _running = Task.CompletedTask;
    private volatile bool _stopped;
    private long _dossiers;

    /// <summary>The lines of every call that was answered 200.</summary>
    public IReadOnlyCollection<string> Acknowledged => _acknowledged;

    /// <summary>Calls that failed; of senders that repeat, those that had to be repeated.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Dossiers among <see cref="Acknowledged"/>.</summary>
    public long Dossiers => Interlocked.Read(ref _dossiers);

    /// <summary>Starts so many senders.</summary>
    public void Start(int count, string name) => _running = Task.WhenAll(Enumerable.Range(0, count).Select(sender => Task.Run(() => SendAsync($"{name}{sender}"))));

    /// <summary>Waits until so many more dossiers are acknowledged.</summary>
    public async Task MoreAsync(int dossiers, CancellationToken ct)
    {
        for (var until = Dossiers + dossiers; Dossiers < until; await Task.Delay(5, ct))
        {
            Assert.False(_running.IsCompleted, $"no sender sends any more: {_running.Exception?.Message} {string.Join("; ", Failures)}");
        }
    }

    /// <summary>Lets every sender finish the call it is at.</summary>
    public async Task StopAsync()
    {
        _stopped = true;
        await _running;
    }

    /// <summary>One request that carries lines.</summary>
    public static HttpRequestMessage Request(IEnumerable<string> lines) => new(HttpMethod.Post, new Uri("/v1/steps?backfill=true", UriKind.Relative))
    {
        Content = new StringContent(string.Join('\n', lines), Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson")),
    };

    private async Task SendAsync(string sender)
    {
        for (var call = 0; !_stopped; call++)
        {
            var (dossiers, number) = (1 + (call % 4), call);
            var lines = Enumerable.Range(0, dossiers).SelectMany(part => Lines(sender, (number * 4) + part)).ToList();
            while (await TryAsync(lines) is { } failure)
            {
                _failures.Enqueue(failure);
                if (!repeats)
                {
                    return;
                }

                await Task.Delay(Pause);
            }

            lines.ForEach(_acknowledged.Enqueue);
            Interlocked.Add(ref _dossiers, dossiers);
        }
    }

    private async Task<string?> TryAsync(List<string> lines)
    {
        try
        {
            using var request = Request(lines);
            using var answer = await send(request);
            var text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode && (int)JsonNode.Parse(text)!["rejectedCount"]! == 0 ? null : $"{(int)answer.StatusCode} {text}";
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
        {
            return failure.Message;
        }
    }

    private static IEnumerable<string> Lines(string sender, int number)
    {
        var dossier = $"000.00.07.H10-210412-{sender}{number:00000}";
        yield return $$$"""{"source":"drill","id":"{{{dossier}}}/1","type":"received","dossier":"{{{dossier}}}","occurredAt":"2021-04-12T08:15:00+07:00","agency":"H10.07","data":{"procedure":"1.004949","channel":"online"}}""";
        if (number % 2 == 0)
        {
            yield return $$$"""{"source":"drill","id":"{{{dossier}}}/2","type":"resultReady","dossier":"{{{dossier}}}","occurredAt":"2021-04-20T08:15:00+07:00","agency":"H10.07","data":{"kind":"granted"}}""";
        }
    }
}
