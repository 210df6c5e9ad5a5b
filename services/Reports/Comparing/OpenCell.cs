using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Comparing;

/// <summary>
/// Opens a cell to exactly the dossiers it counts, whatever the form. The case lists of the reports looked at last are kept, because who opens one cell
/// opens the next; they are told apart by everything an answer depends on. Thread safe.
/// </summary>
public sealed class OpenCell(IFormSource source)
{
    /// <summary>Case lists kept at most.</summary>
    private const int ListsMax = 4;

    private readonly Lock _one = new();
    private readonly LinkedList<(Asked Asked, SortedDictionary<string, CellKey[]> Cells)> _kept = [];

    /// <returns>The dossiers by code; null where the form has no such cell, or its cell counts no dossiers.</returns>
    public async Task<Page<DossierItem>?> OfAsync(IReportForm form, ReportQuestion question, string row, string column, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(page);
        if (form is not ICountDossiers counting || !counting.Opens(question, row, column))
        {
            return null;
        }

        if (form is ICountColumns)
        {
            return await source.ColumnAsync(question, row, int.Parse(column, System.Globalization.CultureInfo.InvariantCulture), page, ct);
        }

        var cells = await CellsAsync(form.Name, counting, question, ct);
        var wanted = form is INumberRows numbering && row != FormAnswers.TotalRow ? await numbering.RowOfAsync(question, row, ct) : row;
        return wanted is null
            ? null
            : await FormAnswers.PageAsync(
                source,
                question,
                cells.Where(d => d.Value.Any(c => c.Column == column && c.Mark is null && (row == FormAnswers.TotalRow || c.Row == wanted))).Select(d => d.Key),
                page,
                ct);
    }

    private async Task<SortedDictionary<string, CellKey[]>> CellsAsync(string form, ICountDossiers counting, ReportQuestion question, CancellationToken ct)
    {
        var asked = new Asked(form, question with { CutOff = null! }, question.CutOff.Position, question.Until, question.CutOff.Catalogue);
        lock (_one)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Asked == asked)
                {
                    _kept.Remove(node);
                    _kept.AddFirst(node);
                    return node.Value.Cells;
                }
            }
        }

        var cells = await CellsByDossier.OfAsync(counting, source, question, ct);
        lock (_one)
        {
            _kept.AddFirst((asked, cells));
            if (_kept.Count > ListsMax)
            {
                _kept.RemoveLast();
            }
        }

        return cells;
    }

    /// <summary>Everything a case list depends on; another history of the ledger has another catalogue.</summary>
    private sealed record Asked(string Form, ReportQuestion Question, long Position, DateOnly Until, Core.Procedures.Catalogue Catalogue)
    {
        public bool Equals(Asked? other) => other is not null && Form == other.Form && Question == other.Question && Position == other.Position
            && Until == other.Until && ReferenceEquals(Catalogue, other.Catalogue);

        public override int GetHashCode() => HashCode.Combine(Form, Question, Position, Until);
    }
}
