using System.Globalization;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;
using Cell = (string Row, string Column);

namespace OneStop.Reports.Comparing;

/// <summary>What changed in the cells of two answers: which dossiers went out and came in, and what changed without one. For one comparison.</summary>
internal sealed class ChangedCells(ICountDossiers form, Dictionary<Cell, ReportValue> before, Dictionary<Cell, ReportValue> after)
{
    private readonly Dictionary<Cell, SortedDictionary<string, (long In, long Out)>> _moves = [];

    /// <summary>Notes a dossier; in the total it counts once per column.</summary>
    public void Move(CellKey[] from, CellKey[] to, string cause)
    {
        foreach (var (was, now) in new[] { (CellsOf(from), CellsOf(to)), (TotalsOf(from), TotalsOf(to)) })
        {
            foreach (var cell in was.Except(now))
            {
                Add(cell, cause, 0, 1);
            }

            foreach (var cell in now.Except(was))
            {
                Add(cell, cause, 1, 0);
            }
        }
    }

    /// <summary>Cells that dossiers left or entered, by row and column, the total last.</summary>
    public IEnumerable<CellChange> WithDossiers() => _moves
        .Where(m => before.ContainsKey(m.Key) || after.ContainsKey(m.Key))
        .OrderBy(m => m.Key.Row == FormAnswers.TotalRow)
        .ThenBy(m => m.Key.Row, StringComparer.Ordinal)
        .ThenBy(m => m.Key.Column, StringComparer.Ordinal)
        .Select(m => new CellChange(
            m.Key.Row,
            m.Key.Column,
            before.GetValueOrDefault(m.Key).Number,
            after.GetValueOrDefault(m.Key).Number,
            m.Value.Values.Sum(v => v.In),
            m.Value.Values.Sum(v => v.Out),
            [.. m.Value.Select(v => new CellCause(v.Key, v.Value.In, v.Value.Out))]));

    /// <summary>Cells that changed by more than dossiers; a cause is named where the cell itself tells it, else it is empty.</summary>
    public IEnumerable<FigureChange> WithoutDossiers() => before.Keys.Union(after.Keys)
        .Where(cell => !form.Derives(cell.Column) && Rest(cell))
        .OrderBy(cell => cell.Row, StringComparer.Ordinal)
        .ThenBy(cell => cell.Column, StringComparer.Ordinal)
        .Select(cell => new FigureChange(
            cell.Row, cell.Column, Printed(before.GetValueOrDefault(cell)), Printed(after.GetValueOrDefault(cell)), form is ICarryTyped typed && typed.IsTyped(cell.Row) ? "typed" : ""));

    /// <summary>
    /// Why a cell without dossiers changed, given the newer question's figures at the older cut-off: where they are the newer ones already the question
    /// did it; else the catalogue, or new dossiers in a row that counts the procedures they belong to.
    /// </summary>
    public string CauseOf(FigureChange change, Dictionary<Cell, ReportValue> between, string ofTheQuestion)
    {
        var cell = (change.Row, change.Column);
        return Printed(between.GetValueOrDefault(cell)) == change.After
            ? ofTheQuestion
            : _moves.Keys.Any(m => m.Row == change.Row) ? "newEntry" : "catalogue";
    }

    /// <summary>A cell as it was printed before and after; null = it was blank, or its row was not printed.</summary>
    public (decimal? Before, decimal? After) PrintedAt(Cell cell) => (before.GetValueOrDefault(cell).Number, after.GetValueOrDefault(cell).Number);

    private bool Rest(Cell cell)
    {
        var (was, now) = (before.GetValueOrDefault(cell), after.GetValueOrDefault(cell));
        var moved = _moves.TryGetValue(cell, out var moves) ? moves.Values.Sum(m => m.In - m.Out) : 0;
        return was.Text != now.Text ? moves is null : (now.Number ?? 0) - (was.Number ?? 0) != moved;
    }

    private void Add(Cell cell, string cause, long entered, long left)
    {
        if (!_moves.TryGetValue(cell, out var causes))
        {
            _moves[cell] = causes = new SortedDictionary<string, (long, long)>(StringComparer.Ordinal);
        }

        var (soFarIn, soFarOut) = causes.GetValueOrDefault(cause);
        causes[cause] = (soFarIn + entered, soFarOut + left);
    }

    private static List<Cell> CellsOf(CellKey[] cells) => [.. cells.Where(c => c.Mark is null).Select(c => (c.Row, c.Column)).Distinct()];

    private static List<Cell> TotalsOf(CellKey[] cells) => [.. cells.Where(c => c.Mark is null).Select(c => (FormAnswers.TotalRow, c.Column)).Distinct()];

    private static string? Printed(ReportValue value) => value.Text ?? value.Number?.ToString("0.##", CultureInfo.InvariantCulture);
}
