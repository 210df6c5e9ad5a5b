using System.Text.Json;

namespace OneStop.Portal.Rooms.Catalogue;

/// <summary>A text member of a catalogue item as it came over the wire.</summary>
public static class CatalogueText
{
    /// <summary>The text; null where the item is no object, or the member is absent or no text.</summary>
    public static string? Of(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
