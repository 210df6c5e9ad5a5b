using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace OneStop.Runtime.Provinces;

/// <summary>
/// The file that <c>ONESTOP_PROVINCES</c> names: <c>{"H10": {"name": "Bình Phước", "db": "Host=…"}, "H17": {"url": "http://h17:5080"}}</c>.
/// </summary>
public static partial class ProvinceMap
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The provinces of a map, by code.</summary>
    /// <exception cref="InvalidOperationException">The text is no such map; the message says where and why.</exception>
    public static IReadOnlyList<ProvinceEntry> Parse(string text)
    {
        Dictionary<string, Item> items;
        try
        {
            items = JsonSerializer.Deserialize<Dictionary<string, Item>>(text, Strict) ?? [];
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"The map of provinces cannot be read: {broken.Message}", broken);
        }

        return [.. items.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => EntryOf(item.Key, item.Value))];
    }

    /// <summary>One province of a map.</summary>
    /// <exception cref="InvalidOperationException">No map is named, it cannot be read, or it does not have the province.</exception>
    public static ProvinceEntry Find(string? path, string code) => path is null
        ? throw new InvalidOperationException("ONESTOP_PROVINCES names no map of provinces.")
        : Parse(File.ReadAllText(path)).FirstOrDefault(entry => entry.Code == code)
            ?? throw new InvalidOperationException($"The map {path} has no province {code}.");

    private static ProvinceEntry EntryOf(string code, Item? item)
    {
        if (!Code().IsMatch(code))
        {
            throw new InvalidOperationException($"'{code}' in the map of provinces is no code of a province: a letter and two digits, as H10.");
        }

        if (item is null || (item.Url is not null && (item.Db is not null || item.Broker is not null)))
        {
            throw new InvalidOperationException($"{code} in the map of provinces has either url or what its services need here (db, broker).");
        }

        if (item.Url is not null && !(Uri.TryCreate(item.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            throw new InvalidOperationException($"The url of {code} in the map of provinces is no http address.");
        }

        return new(code, item.Name ?? code, item.Db, item.Url?.TrimEnd('/'), item.Broker);
    }

    [GeneratedRegex("^[A-Y][0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    private sealed record Item(string? Name, string? Db, string? Url, string? Broker);
}
