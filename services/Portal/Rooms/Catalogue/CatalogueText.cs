using System.Text.Json;

namespace OneStop.Portal.Rooms.Catalogue;

/// <summary>Texts of catalogue items as they came over the wire, and the words for their levels.</summary>
public static class CatalogueText
{
    /// <summary>Administrative levels of agencies and procedures.</summary>
    public static readonly IReadOnlyDictionary<string, string> Levels = new Dictionary<string, string>
    {
        ["province"] = "Cấp tỉnh",
        ["department"] = "Sở, ngành",
        ["district"] = "Cấp huyện",
        ["commune"] = "Cấp xã",
        ["unit"] = "Đơn vị trực thuộc",
        ["shared"] = "Dùng chung",
    };

    /// <summary>The text; null where the item is no object, or the member is absent or no text.</summary>
    public static string? Of(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
