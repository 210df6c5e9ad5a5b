using System.Text.Json;
using OneStop.Contracts.Dossiers;

namespace OneStop.Portal.Rooms.OneDossier;

/// <summary>A text member of a ledger entry's body.</summary>
public static class EntryText
{
    /// <summary>The text; null where the body has none of that name.</summary>
    public static string? Of(EntryAnswer entry, string name)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
