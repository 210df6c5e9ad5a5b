using System.Buffers;
using System.Globalization;
using System.Text.Json;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Catalogue;

/// <summary>Lists the items of a kind, by code and effective day; with a day, of each code the version in force on it.</summary>
public sealed class ListCatalogue(CatalogueNow catalogue)
{
    public const int LimitDefault = 1000;
    public const int LimitMax = 10_000;

    /// <summary>One page as JSON: <c>{items, next}</c>; the items are the stored bodies.</summary>
    /// <exception cref="ProblemException">The cursor is none of this list.</exception>
    /// <param name="code">Only this code, in every version; null = all.</param>
    /// <param name="text">Only items whose code or name holds this, whatever the case; null = all.</param>
    public ReadOnlyMemory<byte> Run(string kind, DateOnly? on, int limit, string? cursor, string? code = null, string? text = null)
    {
        var after = PageCursor.Read(cursor, 2) is [var afterCode, var afterDay] ? new ItemKey(kind, afterCode, PageCursor.Day(afterDay)) : new ItemKey(kind, "", DateOnly.MinValue);
        var items = catalogue.Items.Where(i => i.Key.Kind == kind && (code is null || i.Key.Code == code));
        if (on is { } day)
        {
            items = items.Where(i => i.Key.EffectiveFrom <= day)
                .GroupBy(static i => i.Key.Code)
                .Select(static versions => versions.Last())
                .Where(i => i.Value.EffectiveTo is not { } last || last >= day);
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            items = items.Where(i => Holds(i.Key.Code, text.Trim()) || Holds(NameOf(i.Value.Body), text.Trim()));
        }

        var page = items.Where(i => i.Key > after).Take(limit + 1).ToList();
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        foreach (var item in page.Take(limit))
        {
            writer.WriteRawValue(item.Value.Body.Span, skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteString("next", page.Count > limit ? CursorAfter(page[limit - 1].Key) : null);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static bool Holds(string? whole, string part) => whole?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    private static string? NameOf(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("name", out var name) ? name.GetString() : null;
    }

    private static string CursorAfter(ItemKey key) => PageCursor.Of(key.Code, key.EffectiveFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
