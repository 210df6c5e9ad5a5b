using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Ii06a;

/// <summary>What forms that count late dossiers one by one are held against: columns (10) + (13) of II.06a (ruling 39).</summary>
internal static class Ii06aChecks
{
    /// <summary>The name of the rule.</summary>
    public const string Late = "software-late=10+13";

    /// <summary>Whether as many dossiers were counted late as stand in those columns.</summary>
    public static async Task<IReadOnlyList<ReportCheck>> LateAsync(long counted, IFormSource source, ReportQuestion question, CancellationToken ct)
    {
        var columns = Ii06aColumns.Sum((await source.FiguresAsync(question, ct)).Select(f => f.Columns));
        return [new ReportCheck(Late, counted == columns.Late + columns.Overdue)];
    }
}
