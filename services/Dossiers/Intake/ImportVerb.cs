using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// <c>import FILE [--agency CODE] [--backfill] [--dry-run] [--copy FILE] [--url URL]</c>: sends a file of step reports (<c>.ndjson</c>, <c>.json</c>, either with
/// <c>.gz</c>) or an Excel register (<c>.xlsx</c>) to a running server, showing how far it has come, and prints the outcome.
/// </summary>
internal static class ImportVerb
{
    public static readonly Verb Verb = new("import", "send a file of step reports or an Excel register", RunAsync)
    {
        Operands = "FILE.ndjson[.gz]|FILE.json[.gz]|FILE.xlsx",
        OperandsMax = 1,
        Options = [new("agency", "CODE"), new("backfill"), new("dry-run"), new("copy", "FILE"), new("url", "URL")],
    };

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Operands is not [{ Length: > 0 } path] || TypeOf(path) is not { } type)
        {
            await call.Error.WriteLineAsync($"import {Verb.Usage}");
            return 2;
        }

        await using var file = File.OpenRead(path);
        using var http = new HttpClient { BaseAddress = new Uri(call.Option("url") ?? call.ServerUrl), Timeout = Timeout.InfiniteTimeSpan };
        using var body = new FileContent(file, call.Error);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            body.Headers.ContentEncoding.Add("gzip");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, Target(call, type)) { Content = body };
        var access = new Access("cli", new HashSet<string>([Scopes.StepsWrite], StringComparer.Ordinal), call.Option("agency") ?? Access.AllAgencies);
        var issuer = OwnIssuer.Open(call.Settings.DataFolder, TimeProvider.System);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Mint(access, TimeSpan.FromHours(12)));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await call.Error.WriteLineAsync();
        var text = await answer.Content.ReadAsStringAsync(ct);
        await call.Output.WriteLineAsync(text);
        if (call.Option("copy") is { } copy && answer.IsSuccessStatusCode && JsonNode.Parse(text)?["id"] is { } register)
        {
            await KeepCopyAsync(http, request.Headers.Authorization, $"/v1/registers/{register}/copy", copy, ct);
        }

        return answer.IsSuccessStatusCode && (int?)JsonNode.Parse(text)?["rejectedCount"] is 0 ? 0 : 1;
    }

    /// <summary>Keeps the register with what became of each row in a column of its own.</summary>
    private static async Task KeepCopyAsync(HttpClient http, AuthenticationHeaderValue access, string address, string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Authorization = access;
        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        await using var file = File.Create(path);
        await answer.Content.CopyToAsync(file, ct);
    }

    private static Uri Target(VerbCall call, string type)
    {
        var agency = call.Option("agency") is { } code ? $"agency={Uri.EscapeDataString(code)}&" : "";
        var query = $"{agency}backfill={(call.Flag("backfill") ? "true" : "false")}&dryRun={(call.Flag("dry-run") ? "true" : "false")}";
        return new Uri(type.EndsWith("json", StringComparison.Ordinal) ? $"/v1/steps?{query}" : $"/v1/registers?{query}", UriKind.Relative);
    }

    private static string? TypeOf(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".ndjson" => "application/x-ndjson",
            ".json" => "application/json",
            ".xlsx" when name == path => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => null,
        };
    }

    /// <summary>A file on its way, telling each percent sent.</summary>
    private sealed class FileContent(FileStream file, TextWriter progress) : HttpContent
    {
        private const int PieceBytes = 1 << 17;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            var piece = new byte[PieceBytes];
            var (sent, told) = (0L, -1L);
            for (int length; (length = await file.ReadAsync(piece, cancellationToken)) > 0;)
            {
                await stream.WriteAsync(piece.AsMemory(0, length), cancellationToken);
                sent += length;
                if (100 * sent / Math.Max(1, file.Length) is var percent && percent != told)
                {
                    told = percent;
                    await progress.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\rĐã gửi {percent,3} %"));
                }
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = file.Length;
            return true;
        }
    }
}
