using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Dossiers.National;

namespace OneStop.Dossiers.Connector;

/// <summary>
/// Items that lie in quarantine because a connector's map had no meaning for the peer's state, with the meaning that the map has by now; any other
/// item is as it was.
/// </summary>
public sealed class MapAgain(ConnectorTable table)
{
    /// <summary>The items of one source.</summary>
    public async Task<IReadOnlyList<JsonElement>> OfAsync(string source, IEnumerable<JsonElement> items, CancellationToken ct)
    {
        var kept = items.ToList();
        if (!kept.Exists(static item => StateOf(item) is not null))
        {
            return kept;
        }

        var profile = (await table.ReadAsync(null, ct)).FirstOrDefault(connector => connector.Source == source)?.Profile;
        return [.. kept.Select(item => StateOf(item) is { } state && profile?.Status?.GetValueOrDefault(state) is { } meaning ? With(item, meaning) : item)];
    }

    /// <summary>The peer's state where it is one without meaning; else null.</summary>
    private static string? StateOf(JsonElement item) =>
        NationalValue.Text(item, MapItem.Status) is { } text && text.StartsWith(MapItem.NoMeaning, StringComparison.Ordinal) ? text[MapItem.NoMeaning.Length..] : null;

    private static JsonElement With(JsonElement item, string meaning)
    {
        var mended = JsonObject.Create(item)!;
        mended[MapItem.Status] = meaning;
        return JsonSerializer.SerializeToElement(mended);
    }
}
