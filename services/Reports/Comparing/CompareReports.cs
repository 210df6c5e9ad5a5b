using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Comparing;

/// <summary>Compares two reports of one form, dossier by dossier and cell by cell.</summary>
internal sealed class CompareReports(FormSource source)
{
    /// <param name="counting">The form, as one that counts dossiers.</param>
    /// <param name="older">The report that knew less; at one cut-off the one of the earlier period.</param>
    public async Task<ReportComparison> RunAsync(IReportForm form, ICountDossiers counting, ReportQuestion older, ReportQuestion newer, CancellationToken ct)
    {
        var before = await CellsByDossier.OfAsync(counting, source, older, ct);
        var after = await CellsByDossier.OfAsync(counting, source, newer, ct);
        var moved = before.Keys.Union(after.Keys)
            .Where(code => !(before.GetValueOrDefault(code) ?? []).AsSpan().SequenceEqual(after.GetValueOrDefault(code)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var finding = new FindCauses(counting, source, older, newer);
        var causes = await finding.OfAsync(moved, ct);
        var differences = moved.ConvertAll(code => Change(counting, code, before.GetValueOrDefault(code) ?? [], after.GetValueOrDefault(code) ?? [], causes[code]));
        var changed = new ChangedCells(counting, await FiguresAsync(form, older, ct), await FiguresAsync(form, newer, ct));
        foreach (var code in moved)
        {
            changed.Move(before.GetValueOrDefault(code) ?? [], after.GetValueOrDefault(code) ?? [], causes[code]);
        }

        var procedures = form is IPlaceProcedures placing ? await MovedProcedures.OfAsync(placing, older, newer, finding.OfTheQuestion, ct) : null;
        var cells = procedures?.CellsOf(changed);
        var explained = (cells ?? []).Where(c => (c.After ?? 0) - (c.Before ?? 0) == c.In - c.Out).Select(c => (c.Row, c.Column)).ToHashSet();
        var figures = changed.WithoutDossiers().Where(f => !explained.Contains((f.Row, f.Column))).ToList();
        var between = figures.Count == 0 ? [] : await FiguresAsync(form, newer with { CutOff = older.CutOff with { Today = newer.CutOff.Today } }, ct);
        return new ReportComparison(
            new ComparedReport(older.From, older.To, older.CutOff.AsOf),
            new ComparedReport(newer.From, newer.To, newer.CutOff.AsOf),
            differences,
            [.. differences.GroupBy(d => d.Cause).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CauseCount(g.Key, g.Count()))],
            [.. changed.WithDossiers()],
            [.. figures.Select(f => f with { Cause = f.Cause.Length > 0 ? f.Cause : changed.CauseOf(f, between, finding.OfTheQuestion) })])
        {
            Procedures = procedures?.Changes,
            ProcedureCells = cells,
        };
    }

    private static async Task<Dictionary<(string Row, string Column), ReportValue>> FiguresAsync(IReportForm form, ReportQuestion question, CancellationToken ct) =>
        AnswerFigures.Of(await form.AnswerAsync(question, ct));

    private static PlaceChange Change(ICountDossiers form, string code, CellKey[] before, CellKey[] after, string cause)
    {
        var (left, entered) = (before.Except(after).ToList(), after.Except(before).ToList());
        return new PlaceChange(
            code,
            Telling(form, left.Count > 0 ? left : before),
            Telling(form, entered.Count > 0 ? entered : after),
            cause,
            [.. left.Select(Place)],
            [.. entered.Select(Place)]);
    }

    /// <summary>Of several cells the one that tells most.</summary>
    private static ReportPlace? Telling(ICountDossiers form, IReadOnlyList<CellKey> cells)
    {
        var first = form.Telling.Select(column => cells.Where(c => c.Column == column).Select(c => (CellKey?)c).FirstOrDefault()).FirstOrDefault(c => c is not null);
        return cells.Count == 0 ? null : Place(first ?? cells[0]);
    }

    private static ReportPlace Place(CellKey cell) => new(cell.Row, cell.Column, cell.Mark);
}
