namespace OneStop.Core.Reports;

/// <summary>The catalogue of late reasons as forms print it (domain §8.2; a code list of practice, the form takes free text).</summary>
public static class LateReasonNames
{
    /// <summary>Stands for late dossiers whose reason nobody has given.</summary>
    public const string Missing = "chưa nêu nguyên nhân";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["N1"] = "cơ chế, chính sách, quy định chưa rõ, chồng chéo",
        ["N2"] = "cơ quan phối hợp hoặc được lấy ý kiến chậm trả lời",
        ["N3"] = "cấp trên, UBND tỉnh chậm ký, phê duyệt",
        ["N4"] = "công chức, viên chức giải quyết chậm",
        ["N5"] = "khối lượng lớn, thiếu nhân lực",
        ["N6"] = "xác minh thực địa, hồ sơ phức tạp",
        ["N7"] = "tổ chức, cá nhân chậm bổ sung hoặc chậm thực hiện nghĩa vụ tài chính",
        ["N8"] = "lỗi hệ thống, phần mềm, kết nối",
        ["N9"] = "chậm thao tác trên phần mềm, thực tế trả đúng hạn",
        ["N10"] = "thiên tai, dịch bệnh, bất khả kháng",
        ["N11"] = "tiếp nhận sai, sai quy trình hoặc sai thời hạn cấu hình",
        ["N12"] = "nguyên nhân khác",
    };

    /// <summary>Codes in the order of the catalogue.</summary>
    public static IEnumerable<string> Codes => Names.Keys;

    /// <summary>Words of a code; the code itself where it is unknown.</summary>
    public static string Of(string code) => Names.GetValueOrDefault(code, code);
}
