namespace OneStop.Core.Dossiers;

/// <summary>The catalogue of late reasons N1 … N12 (domain §8.2; a code list of practice, the form II.07a takes free text): the codes and their words.</summary>
public static class LateReasonCode
{
    /// <summary>
    /// The citizen's own delay: the one reason that is a ground for no apology by itself. N9 is one only with accepted evidence, which <see cref="ApologyDuty"/> knows.
    /// </summary>
    public const string CitizensOwnDelay = "N7";

    /// <summary>Late in the software only; with an accepted explanation the actual date stands beside the software's.</summary>
    public const string LateInSoftwareOnly = "N9";

    /// <summary>Another reason, to be said in words.</summary>
    public const string Other = "N12";

    /// <summary>Stands for late dossiers whose reason nobody has given.</summary>
    public const string NotGiven = "chưa nêu nguyên nhân";

    private static readonly Dictionary<string, string> Catalogue = new(StringComparer.Ordinal)
    {
        ["N1"] = "cơ chế, chính sách, quy định chưa rõ, chồng chéo",
        ["N2"] = "cơ quan phối hợp hoặc được lấy ý kiến chậm trả lời",
        ["N3"] = "cấp trên, UBND tỉnh chậm ký, phê duyệt",
        ["N4"] = "công chức, viên chức giải quyết chậm",
        ["N5"] = "khối lượng lớn, thiếu nhân lực",
        ["N6"] = "xác minh thực địa, hồ sơ phức tạp",
        [CitizensOwnDelay] = "tổ chức, cá nhân chậm bổ sung hoặc chậm thực hiện nghĩa vụ tài chính",
        ["N8"] = "lỗi hệ thống, phần mềm, kết nối",
        [LateInSoftwareOnly] = "chậm thao tác trên phần mềm, thực tế trả đúng hạn",
        ["N10"] = "thiên tai, dịch bệnh, bất khả kháng",
        ["N11"] = "tiếp nhận sai, sai quy trình hoặc sai thời hạn cấu hình",
        [Other] = "khác (ghi rõ)",
    };

    /// <summary>The codes in the order of the catalogue.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Catalogue.Keys];

    /// <summary>Whether the catalogue has exactly this code.</summary>
    public static bool IsKnown(string? code) => code is not null && Catalogue.ContainsKey(code);

    /// <summary>The words of a code, without a capital letter; the code itself where it is unknown.</summary>
    public static string Words(string code) => Catalogue.GetValueOrDefault(code, code);
}
