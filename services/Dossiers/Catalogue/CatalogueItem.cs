using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Dossiers.Catalogue;

/// <summary>One item of the catalogue, checked, in its canonical form.</summary>
/// <param name="Key">What it replaces an earlier one by.</param>
/// <param name="Agency">The agency it belongs to; null for what the whole province shares.</param>
/// <param name="Parent">For an agency: the one above it.</param>
/// <param name="EffectiveTo">Last day, inclusive; null = open.</param>
/// <param name="Body">What the ledger stores.</param>
internal sealed record CatalogueItem(
    ItemKey Key,
    string? Agency,
    string? Parent,
    DateOnly? EffectiveTo,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads an item of a kind; the fault where it is none.</summary>
    public static (CatalogueItem? Item, ItemFault? Fault) Read(string kind, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, new ItemFault(ItemFault.BadJson, "không phải một đối tượng JSON"));
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions);
        var fields = new ItemFields(json, writer);
        writer.WriteStartObject();
        var owner = kind switch
        {
            EntryKind.Agency => ItemShapes.Agency(fields),
            EntryKind.Procedure => ItemShapes.Procedure(fields),
            EntryKind.Unit => ItemShapes.Unit(fields),
            EntryKind.Calendar => ItemShapes.Calendar(fields),
            EntryKind.DossierAlias => ItemShapes.DossierAlias(fields),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no kind of catalogue item"),
        };
        writer.WriteEndObject();
        writer.Flush();
        if (fields.Fault is { } fault)
        {
            return (null, fault);
        }

        try
        {
            // The ledger's reader has the last word: what it cannot read must never become an entry.
            var (key, to) = ItemKey.Of(CatalogueFormat.Read(kind, buffer.WrittenMemory));
            return (new CatalogueItem(key, owner.Agency, owner.Parent, to, buffer.WrittenMemory), null);
        }
        catch (JsonException unreadable)
        {
            return (null, new ItemFault(ItemFault.BadValue, unreadable.Message));
        }
    }

    /// <summary>The code or name an item says of itself, to name it in a rejection.</summary>
    public static string? NameOf(JsonElement json)
    {
        foreach (var name in (ReadOnlySpan<string>)["code", "name"])
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString();
            }
        }

        return null;
    }

    /// <summary>
    /// The id of the ledger entry: what it says and which entry it takes the place of (0 = none), so that going back to an earlier text is an
    /// entry of its own and two programs that put the same item write it once.
    /// </summary>
    public string EntryId(long replaces)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Body.Span).AsSpan(0, 12));
        return $"{Key.Kind}/{Key.Code}/{Key.EffectiveFrom:yyyy-MM-dd}/{replaces}/{hash}";
    }
}
