using OneStop.Reports.Asking;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Forms;

/// <summary>Column (3) of II.06a by row: how many dossiers stand in the plain column of a form that narrows its cases.</summary>
internal static class PlainRows
{
    /// <summary>Rows that any dossier stands in, in order of their keys; of several labels of one row the first in ordinal order, whatever order they come in.</summary>
    public static IEnumerable<(FormRow Row, long Count)> Of(IFormSource source, ReportQuestion question, IReadOnlyList<KeyFigures> figures)
    {
        var rowOf = source.RowsOf(question);
        return figures.Where(f => f.Columns.Total > 0)
            .Select(f => (Row: rowOf(f.Key), f.Columns.Total))
            .GroupBy(f => f.Row.Key, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (new FormRow(g.Key, g.Select(f => f.Row.Label).Order(StringComparer.Ordinal).First()), g.Sum(f => f.Total)));
    }
}
