using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.National;

namespace OneStop.Dossiers.Connector;

/// <summary>
/// Turns an item of the peer's search into a <c>DongBoHoSoMC</c> item by the profile's maps, so that from there on it is treated like one that was
/// sent. Only the mapped fields are taken: applicants stay with the peer. Pure.
/// </summary>
public sealed class MapItem(ConnectorProfile profile)
{
    /// <summary>Where the state of the national table stands.</summary>
    public const string Status = "TrangThaiHoSo";

    /// <summary>Stands there before a state of the peer that the map has no meaning for.</summary>
    public const string NoMeaning = "?";

    private const string Channel = "KenhThucHien";
    private const string Unit = "madonvi";

    /// <summary>The paths of an iGate search.</summary>
    public static readonly IReadOnlyDictionary<string, string> UsualFields = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["MaHoSo"] = "code",
        ["MaTTHC"] = "procedure.code",
        ["TenTTHC"] = "procedure.translate.name",
        ["MaLinhVuc"] = "procedure.sector.code",
        [Channel] = "applyMethod.id",
        ["NgayNopHoSo"] = "appliedDate",
        ["NgayTiepNhan"] = "acceptedDate",
        ["NgayHenTra"] = "appointmentDate",
        ["NgayKetThucXuLy"] = "completedDate",
        ["NgayTra"] = "returnedDate",
        [Status] = "dossierStatus.id",
        ["DonViXuLy"] = "agency.name",
        [Unit] = "agency.code",
    };

    private static readonly IReadOnlyDictionary<string, string> UsualChannels = new Dictionary<string, string>(StringComparer.Ordinal) { ["0"] = "2", ["1"] = "1", ["2"] = "3" };

    /// <summary>The item and the code of the unit it belongs to, where the peer names one.</summary>
    public (JsonObject Item, string? Unit) Map(JsonElement item)
    {
        var mapped = new JsonObject();
        foreach (var (name, usual) in UsualFields)
        {
            if (TextAt(item, profile.Fields?.GetValueOrDefault(name) ?? usual) is { } text)
            {
                mapped[name] = name switch
                {
                    Status => profile.Status?.GetValueOrDefault(text) ?? NoMeaning + text,
                    Channel => (profile.Channel ?? UsualChannels).GetValueOrDefault(text),
                    _ => text,
                };
            }
        }

        var unit = (string?)mapped[Unit];
        mapped.Remove(Unit);
        return (mapped, unit);
    }

    /// <summary>The text at a path of property names; of a list its first element, of a translated name its <c>name</c>.</summary>
    private static string? TextAt(JsonElement item, string path)
    {
        var parts = path.Split('.');
        for (var i = 0; i < parts.Length - 1; i++)
        {
            if (!item.TryGetProperty(parts[i], out item))
            {
                return null;
            }

            if (item.ValueKind == JsonValueKind.Array && item.GetArrayLength() > 0)
            {
                item = item[0];
            }

            if (item.ValueKind != JsonValueKind.Object)
            {
                return null;
            }
        }

        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(parts[^1], out var names) && names.ValueKind == JsonValueKind.Array)
        {
            return names.GetArrayLength() > 0 ? NationalValue.Text(names[0], "name") : null;
        }

        return NationalValue.Text(item, parts[^1]);
    }
}
