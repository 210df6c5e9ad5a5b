using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;

namespace OneStop.Dossiers.National;

/// <summary>Which of the two messages an item belongs to.</summary>
public static class NationalKind
{
    /// <summary>The dossier as it stands now.</summary>
    public const string Dossier = "DongBoHoSoMC";

    /// <summary>One processing step.</summary>
    public const string Progress = "CapNhatTienDoHoSoMC";
}

/// <summary>One item of a national message, checked: a revision of a dossier or a progress row.</summary>
/// <param name="Agency">The sending unit's code, as the envelope or the query names it.</param>
/// <param name="Sha256">Over the normalised item: the same content again is the same revision.</param>
public sealed record NationalItem(string Kind, string Dossier, string? Agency, JsonElement Item, byte[] Body, byte[] Sha256)
{
    /// <summary>When it came first; set once it is kept.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The state it tells, 1–10.</summary>
    public int Status => int.Parse(NationalValue.Text(Item, Kind == NationalKind.Dossier ? "TrangThaiHoSo" : "TrangThai")!, null);

    /// <summary>A time it tells; null where it tells none.</summary>
    public DateTimeOffset? Time(string name) => NationalValue.TryTime(Item, name, out var time) ? time : null;

    /// <summary>The civil date of such a time.</summary>
    public DateOnly? Day(string name) => Time(name) is { } time ? VietnamTime.DateOf(time) : null;

    /// <summary>The day its dossier was received or its step was taken on, as far as it tells; the last day there is where it tells none.</summary>
    public DateOnly ToldOn => Day("NgayTiepNhan") ?? Day("NgayNopHoSo") ?? Day("NgayTuChoi") ?? Day("ThoiDiemXuLy") ?? DateOnly.MaxValue;

    private static readonly string[] DossierTimes = ["NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra", "NgayTuChoi", "NgayNopHoSo"];
    private static readonly string[] ProgressTimes = ["ThoiDiemXuLy", "NgayKetThucTheoQuyDinh"];

    /// <summary>Checks an item; a code and a detail without personal data where it cannot be used.</summary>
    public static (NationalItem? Item, string? Code, string? Detail) Read(string kind, string? agency, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, RejectionCodes.BadJson, "phần tử không phải một đối tượng");
        }

        if (NationalValue.Text(json, "MaHoSo") is not { } dossier || dossier.Length > 200)
        {
            return (null, RejectionCodes.MissingField, "thiếu MaHoSo");
        }

        foreach (var name in kind == NationalKind.Dossier ? DossierTimes : ProgressTimes)
        {
            if (!NationalValue.TryTime(json, name, out _))
            {
                return (null, RejectionCodes.BadTime, $"không đọc được {name}");
            }
        }

        var status = NationalValue.Text(json, kind == NationalKind.Dossier ? "TrangThaiHoSo" : "TrangThai");
        if (!int.TryParse(status, out var number) || number is < 1 or > 10)
        {
            return (null, RejectionCodes.UnknownStatus, $"trạng thái {(status is { Length: <= 10 } ? status : "?")} không có trong bảng 1–10");
        }

        if (kind == NationalKind.Progress && NationalValue.Text(json, "ThoiDiemXuLy") is null)
        {
            return (null, RejectionCodes.MissingField, "thiếu ThoiDiemXuLy");
        }

        if (kind == NationalKind.Dossier && number is not (1 or 3) && NationalValue.Text(json, "NgayTiepNhan") is null)
        {
            return (null, RejectionCodes.MissingField, "thiếu NgayTiepNhan");
        }

        var body = Normalised(json);
        return (new NationalItem(kind, dossier, agency, json, body, SHA256.HashData([.. body, .. Encoding.UTF8.GetBytes(agency ?? "")])), null, null);
    }

    /// <summary>The item with its properties in order and without those that say nothing.</summary>
    private static byte[] Normalised(JsonElement item)
    {
        var kept = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in item.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Array ? property.Value.GetArrayLength() > 0 : property.Value.ValueKind == JsonValueKind.Object || NationalValue.Text(item, property.Name) is not null)
            {
                kept[property.Name] = property.Value;
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(kept);
    }
}
