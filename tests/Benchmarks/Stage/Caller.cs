using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OneStop.Benchmarks.Load;

namespace OneStop.Benchmarks.Stage;

/// <summary>Calls the program's HTTP interface with a token.</summary>
internal sealed class Caller : IDisposable
{
    private const int PostBytes = 64_000_000;
    private readonly HttpClient _http;

    public Caller(Uri url, string token)
    {
        (Url, Token) = (url, token);
        _http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromMinutes(20) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Uri Url { get; }

    public string Token { get; }

    /// <summary>Makes the load's agencies and procedures known.</summary>
    public async Task PutCatalogueAsync(Province province, CancellationToken ct)
    {
        await PutAsync("v1/catalogue/agencies", province.AgenciesJson, ct);
        await PutAsync("v1/catalogue/procedures", province.ProceduresJson, ct);
    }

    /// <summary>Posts NDJSON; the answer's highest position.</summary>
    /// <exception cref="InvalidOperationException">A line was rejected, or the lines were not all accepted.</exception>
    public async Task<long> PostStepsAsync(ReadOnlyMemory<byte> lines, int count, bool backfill, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(lines);
        content.Headers.ContentType = new("application/x-ndjson");
        using var answer = await _http.PostAsync(backfill ? "v1/steps?backfill=true" : "v1/steps", content, ct);
        var body = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"POST /v1/steps answered {(int)answer.StatusCode}: {body}");
        }

        using var json = JsonDocument.Parse(body);
        var accepted = json.RootElement.GetProperty("accepted").GetInt32();
        return accepted == count
            ? json.RootElement.GetProperty("position").GetInt64()
            : throw new InvalidOperationException($"{accepted} of {count} lines were accepted: {body[..Math.Min(300, body.Length)]}");
    }

    /// <summary>Posts a whole load in large pieces; the last position.</summary>
    public async Task<long> PostAllAsync(LoadPlan plan, LoadShape shape, string what, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>(PostBytes + 4096);
        var (count, total, position) = (0, 0L, 0L);
        foreach (var line in plan.Write(shape))
        {
            buffer.Write(line.Span);
            count++;
            if (buffer.WrittenCount >= PostBytes)
            {
                await SendAsync();
            }
        }

        await SendAsync();
        return position;

        async Task SendAsync()
        {
            if (count > 0)
            {
                position = await PostStepsAsync(buffer.WrittenMemory, count, backfill: true, ct);
                total += count;
                Progress.Say($"{what}: {total} entries sent");
            }

            buffer.ResetWrittenCount();
            count = 0;
        }
    }

    /// <summary>GET; the body, whatever the status.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> GetAsync(string path, CancellationToken ct)
    {
        using var answer = await _http.GetAsync(path, ct);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(ct));
    }

    /// <summary>GET that must be answered 200.</summary>
    public async Task<byte[]> ReadAsync(string path, CancellationToken ct)
    {
        var (status, body) = await GetAsync(path, ct);
        return status == HttpStatusCode.OK
            ? body
            : throw new InvalidOperationException($"GET {path} answered {(int)status}: {System.Text.Encoding.UTF8.GetString(body)[..Math.Min(300, body.Length)]}");
    }

    /// <summary>Waits until Reports has worked through a position.</summary>
    public async Task UntilReportedAsync(long position, CancellationToken ct)
    {
        while (true)
        {
            var (status, body) = await GetAsync($"v1/reports/ii06a?from=2025-01-01&to=2025-01-01&scope=H10.01&cutoff={position}&wait=300", ct);
            if (status == HttpStatusCode.OK)
            {
                return;
            }

            if (status != HttpStatusCode.ServiceUnavailable)
            {
                throw new InvalidOperationException($"Waiting for position {position}: {(int)status} {System.Text.Encoding.UTF8.GetString(body)}");
            }
        }
    }

    /// <summary>The last position of the ledger.</summary>
    public async Task<long> HeadAsync(CancellationToken ct)
    {
        using var answer = await _http.GetAsync("v1/ledger?limit=1", ct);
        return long.Parse(answer.Headers.GetValues("X-Ledger-Head").First(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until the ledger reaches a position.</summary>
    public async Task UntilAppendedAsync(long position, CancellationToken ct)
    {
        while ((await ReadAsync($"v1/ledger?after={position - 1}&limit=1&wait=30", ct)).Length == 0)
        {
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task PutAsync(string path, byte[] body, CancellationToken ct)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await _http.PutAsync(path, content, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"PUT {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
        }
    }
}
