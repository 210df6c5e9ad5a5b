using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Comparing;

/// <summary>The procedures that stand in other cells of a newer report than of an older one, each with one cause.</summary>
internal sealed class MovedProcedures
{
    private readonly List<(string Code, string Cause, CellKey[] Left, CellKey[] Entered)> _moved = [];
    private readonly SortedDictionary<(string Row, string Column), SortedDictionary<string, (long In, long Out)>> _cells = [];

    /// <summary>By code.</summary>
    public IReadOnlyList<ProcedureChange> Changes => [.. _moved.Select(m => new ProcedureChange(m.Code, m.Cause, [.. m.Left.Select(Place)], [.. m.Entered.Select(Place)]))];

    /// <summary>Places all procedures at both ends, and twice between them: with only the question changed, and with everything changed but the catalogue.</summary>
    /// <param name="ofTheQuestion">What a change is called that the question alone made: another period, or the day.</param>
    public static async Task<MovedProcedures> OfAsync(IPlaceProcedures form, ReportQuestion older, ReportQuestion newer, string ofTheQuestion, CancellationToken ct)
    {
        var (before, after) = (await form.PlacesAsync(older, ct), await form.PlacesAsync(newer, ct));
        var asked = await form.PlacesAsync(newer with { CutOff = older.CutOff with { Today = newer.CutOff.Today } }, ct);
        var sameCatalogue = await form.PlacesAsync(newer with { CutOff = newer.CutOff with { Catalogue = older.CutOff.Catalogue } }, ct);
        var found = new MovedProcedures();
        foreach (var code in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (before.GetValueOrDefault(code) ?? [], after.GetValueOrDefault(code) ?? []);
            if (!was.SequenceEqual(now))
            {
                bool IsNow(IReadOnlyDictionary<string, CellKey[]> places) => (places.GetValueOrDefault(code) ?? []).SequenceEqual(now);
                var cause = IsNow(asked) ? ofTheQuestion : IsNow(sameCatalogue) ? "newEntry" : "catalogue";
                found._moved.Add((code, cause, [.. was.Except(now)], [.. now.Except(was)]));
                found.Count(was, now, cause);
            }
        }

        return found;
    }

    /// <summary>The printed cells they left and entered, the total last.</summary>
    public IReadOnlyList<CellChange> CellsOf(ChangedCells printedIn) =>
    [
        .. _cells.Select(c => (Cell: c.Key, Causes: c.Value, Printed: printedIn.PrintedAt(c.Key)))
            .Where(c => c.Printed != default)
            .OrderBy(c => c.Cell.Row == FormAnswers.TotalRow).ThenBy(c => c.Cell.Row, StringComparer.Ordinal).ThenBy(c => c.Cell.Column, StringComparer.Ordinal)
            .Select(c => new CellChange(
                c.Cell.Row,
                c.Cell.Column,
                c.Printed.Before,
                c.Printed.After,
                c.Causes.Values.Sum(v => v.In),
                c.Causes.Values.Sum(v => v.Out),
                [.. c.Causes.Select(v => new CellCause(v.Key, v.Value.In, v.Value.Out))])),
    ];

    // In the total a procedure counts once per column, however many rows it stands in.
    private void Count(CellKey[] was, CellKey[] now, string cause)
    {
        static IEnumerable<(string Row, string Column)> All(CellKey[] cells) =>
            cells.SelectMany(c => new[] { (c.Row, c.Column), (FormAnswers.TotalRow, c.Column) }).Distinct();
        foreach (var (cell, entered, left) in All(was).Except(All(now)).Select(c => (c, 0, 1)).Concat(All(now).Except(All(was)).Select(c => (c, 1, 0))))
        {
            var causes = _cells.TryGetValue(cell, out var known) ? known : _cells[cell] = [];
            var (soFarIn, soFarOut) = causes.GetValueOrDefault(cause);
            causes[cause] = (soFarIn + entered, soFarOut + left);
        }
    }

    private static ReportPlace Place(CellKey cell) => new(cell.Row, cell.Column);
}
