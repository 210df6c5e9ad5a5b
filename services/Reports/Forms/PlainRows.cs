using OneStop.Reports.Asking;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Forms;

/// <summary>Column (3) of II.06a by row: how many dossiers stand in the plain column of a form that narrows its cases.</summary>
internal static class PlainRows
{
    /// <summary>Rows that any dossier stands in, in order of their keys.</summary>
    public static IEnumerable<(FormRow Row, long Count)> Of(IFormSource source, ReportQuestion question, IReadOnlyList<KeyFigures> figures)
    {
        var rowOf = source.RowsOf(question);
        return figures.Where(f => f.Columns.Total > 0)
            .GroupBy(f => rowOf(f.Key), f => f.Columns.Total)
            .OrderBy(g => g.Key.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Sum()));
    }
}
