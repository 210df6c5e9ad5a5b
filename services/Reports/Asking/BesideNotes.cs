using OneStop.Contracts.Reports;
using OneStop.Core.Reports;

namespace OneStop.Reports.Asking;

/// <summary>The periods beside a report as they stand under its table on paper: the totals of each, by the columns as they are printed.</summary>
internal static class BesideNotes
{
    public static Core.Reports.Table Under(Core.Reports.Table table, ReportAnswer answer) => answer.Beside is { Count: > 0 } beside
        ? table with { Notes = [.. table.Notes, .. beside.Select(b => Of(b, table))] }
        : table;

    private static string Of(BesideReport beside, Core.Reports.Table table)
    {
        var name = beside.Name == "previous" ? "Kỳ trước" : "Cùng kỳ năm trước";
        var period = $"{name} (từ ngày {VietnameseFormat.Date(beside.Period.From)} đến ngày {VietnameseFormat.Date(beside.Period.To)})";
        var total = beside.Rows.FirstOrDefault(r => r.Key == "total")?.Values;
        var figures = table.Columns
            .Where(c => total is not null && total.TryGetValue(c.Key, out var value) && value.Number is not null)
            .Select(c => $"{c.Number ?? c.Titles[^1]}: {Figure(total![c.Key].Number!.Value)}")
            .ToList();
        return figures.Count == 0 ? $"{period}: không có số liệu." : $"{period}, tổng cộng: {string.Join("; ", figures)}.";
    }

    private static string Figure(decimal value) => decimal.IsInteger(value) ? VietnameseFormat.Count((long)value) : VietnameseFormat.TwoDecimals(value);
}
