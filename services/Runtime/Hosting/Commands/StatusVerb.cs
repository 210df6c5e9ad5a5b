using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>status [--json]</c>: one screen about the running server, the ledger and its chain, what follows it, the disk, anchors and backups. It ends with
/// 1 where there is something to see to: no server that is ready, or checks that are not healthy.
/// </summary>
internal static class StatusVerb
{
    private const int NameWidth = 12;

    public static Verb For(IReadOnlyList<Module> modules) => new(
        "status", "show server, ledger, figures, sources, disk and last backup on one screen", (call, ct) => RunAsync(call, modules, ct))
    {
        Options = [Verb.Json],
    };

    private static async Task<int> RunAsync(VerbCall call, IReadOnlyList<Module> modules, CancellationToken ct)
    {
        var status = await new ReadStatus(call, modules).RunAsync(ct);
        await call.Output.WriteLineAsync(call.Flag("json") ? status.ToJsonString(WireJson.Options) : Screen(status));
        return (string?)status["server"]!["state"] == "Healthy" ? 0 : 1;
    }

    // A section a line; what is a list in it, or holds more, a line for each.
    private static string Screen(JsonObject status)
    {
        var lines = new List<string>();
        foreach (var (name, section) in status)
        {
            var fields = section as JsonObject ?? [];
            var plain = string.Join(", ", fields.Where(field => field.Value is not (JsonArray or JsonObject)).Select(field => $"{field.Key} {Text(field.Value)}"));
            lines.Add($"{name,-NameWidth} {(section is JsonObject ? plain : Text(section))}");
            lines.AddRange(fields.SelectMany(field => field.Value switch
            {
                JsonArray items => items.Select(item => $"{"",-NameWidth}   {field.Key}: {Plain((JsonObject)item!)}"),
                JsonObject more => [$"{"",-NameWidth}   {field.Key}: {Plain(more)}"],
                _ => [],
            }));
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static string Plain(JsonObject item) => string.Join(", ", item.Select(field => $"{field.Key} {Text(field.Value)}"));

    private static string Text(JsonNode? value) => value switch
    {
        null => "none",
        _ when value.GetValueKind() == JsonValueKind.String => (string)value!,
        _ => value.ToJsonString(),
    };
}
