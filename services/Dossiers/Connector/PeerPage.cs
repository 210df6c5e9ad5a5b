using System.Text.Json;

namespace OneStop.Dossiers.Connector;

/// <summary>One page of a peer's search.</summary>
/// <param name="IsLast">The peer says so, or it is empty.</param>
public sealed record PeerPage(IReadOnlyList<JsonElement> Items, bool IsLast)
{
    /// <summary>Reads a page: an object with <c>content</c>, as Spring slices have it, or a bare list.</summary>
    /// <exception cref="JsonException">It is neither, or broken off.</exception>
    public static PeerPage Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var page = json.RootElement;
        var content = page.ValueKind == JsonValueKind.Object && page.TryGetProperty("content", out var inner) ? inner : page;
        if (content.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("the page has no list of items");
        }

        var items = content.EnumerateArray().Select(static item => item.Clone()).ToList();
        var last = page.ValueKind == JsonValueKind.Object && page.TryGetProperty("last", out var said) && said.ValueKind == JsonValueKind.True;
        return new PeerPage(items, last || items.Count == 0);
    }
}
