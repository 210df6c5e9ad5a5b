using System.Net.Http.Headers;

namespace OneStop.Services.Tests.Drills;

/// <summary>Shares requests out among the programs that say they are ready, as a load balancer does: it looks often and repeats nothing.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client = new();
    private readonly Func<IEnumerable<string>> _programs;
    private readonly string _token;
    private readonly Task _looking;
    private IReadOnlyList<string> _ready;
    private long _requests;

    public Balancer(Func<IEnumerable<string>> programs, string token)
    {
        _programs = programs;
        _token = token;
        _ready = [.. programs()];
        _looking = Task.Run(LookAsync);
    }

    /// <summary>Requests shared out so far.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Sends a request, whose address is a path, to the next program in turn.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var ready = _ready;
        var turn = Interlocked.Increment(ref _requests);
        request.RequestUri = new Uri(new Uri(ready[(int)(turn % ready.Count)]), request.RequestUri!);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        return _client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking;
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task LookAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var asked = _programs().ToList();
            var answers = await Task.WhenAll(asked.Select(IsReadyAsync));
            var ready = asked.Where((_, i) => answers[i]).ToList();
            if (ready.Count > 0)
            {
                _ready = ready;
            }

            await Task.Delay(LookEvery, CancellationToken.None);
        }
    }

    private async Task<bool> IsReadyAsync(string url)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(url + "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
