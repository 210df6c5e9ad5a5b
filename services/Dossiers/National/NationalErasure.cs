using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.Dossiers.National;

/// <summary>
/// A revision without the people in it: only what entries are derived from stays, so that the next revision of the dossier is understood as before.
/// </summary>
internal static class NationalErasure
{
    /// <summary>The members that say nothing of a person.</summary>
    public static readonly IReadOnlySet<string> Kept = new HashSet<string>(StringComparer.Ordinal)
    {
        "MaHoSo", "MaTTHC", "MaLinhVuc", "KenhThucHien", "HinhThuc", "TrangThaiHoSo", "TrangThai", "DonViXuLy", "PhongBanXuLy", "NgayTiepNhan", "NgayHenTra",
        "NgayKetThucXuLy", "NgayTra", "NgayTuChoi", "NgayNopHoSo", "ThoiDiemXuLy", "NgayBatDau", "NgayKetThucTheoQuyDinh", "NgayBoSung", "NgayTiepNhanBoSung",
        "NgayHenTraMoi",
    };

    private static readonly string[] MeaningfulPhrases = ["không có ngày hẹn", "dừng giải quyết", "kết thúc", "trả lại hồ sơ"];

    /// <summary>The revision that stays.</summary>
    public static byte[] Of(byte[] body)
    {
        var item = JsonNode.Parse(body)!.AsObject();
        var kept = Plain(item);
        if (item["DanhSachHoSoBoSung"] is JsonArray supplements)
        {
            kept["DanhSachHoSoBoSung"] = new JsonArray([.. supplements.OfType<JsonObject>().Select(Plain)]);
        }

        if (item["NoiDungXuLy"] is JsonValue said && said.TryGetValue<string>(out var text))
        {
            kept["NoiDungXuLy"] = string.Join("; ", MeaningfulPhrases.Where(phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase)));
        }

        return JsonSerializer.SerializeToUtf8Bytes(kept);
    }

    private static JsonObject Plain(JsonObject item) =>
        new(item.Where(member => Kept.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
