using OneStop.Core.Reports;

namespace OneStop.Reports.Forms;

/// <summary>
/// What a form needs to know beyond its figures to be printed: whose form it is and how its period and cut-off read.
/// </summary>
/// <param name="Agency">Name of the agency whose subtree is counted.</param>
/// <param name="Superior">Name of the body above it; null for a root.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="View"><c>software</c> or <c>explained</c>.</param>
/// <param name="Position">Cut-off position of the ledger.</param>
/// <param name="Instant">Instant of that position; null = an empty ledger.</param>
public sealed record FormPaper(string Agency, string? Superior, DateOnly From, DateOnly To, string View, long Position, DateTimeOffset? Instant)
{
    /// <summary>"Kỳ báo cáo: từ ngày … đến ngày …".</summary>
    public string Period => $"Kỳ báo cáo: từ ngày {VietnameseFormat.Date(From)} đến ngày {VietnameseFormat.Date(To)}";

    /// <summary>The line that fixes what the figures knew.</summary>
    public string CutOff => Instant is { } instant
        ? $"Số liệu chốt tại vị trí {VietnameseFormat.Count(Position)} của sổ cái, lúc {VietnameseFormat.Instant(instant)} (giờ Việt Nam)."
        : "Số liệu chốt khi sổ cái chưa có bản ghi nào.";

    /// <summary>Which lateness is counted, in the only two labels used on forms.</summary>
    public string Lateness => View == "explained" ? "Quá hạn sau giải trình" : "Quá hạn theo phần mềm";

    public PaperHead Head(string? formNumber) => new(
        Superior?.ToUpperInvariant(), Agency.ToUpperInvariant(), formNumber, null, null);
}
