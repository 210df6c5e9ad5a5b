using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Comparing;
using OneStop.Reports.Forms;

namespace OneStop.Services.Tests.Forms;

/// <summary>A form that narrows its cases against the same form with every dossier folded: the same cells, dossier by dossier, and the same figures.</summary>
internal static class NarrowedAndFull
{
    private static readonly string[] Narrowed = ["exceptions", "errors"];

    /// <summary>Holds both against each other at a cut-off (null = now).</summary>
    /// <returns>How many dossiers stand in any column beside the plain one.</returns>
    public static async Task<int> AgreeAsync(IServiceProvider services, (DateOnly From, DateOnly To) period, string? cutOff, string groupBy = "field", ReportView view = ReportView.Software)
    {
        var ct = TestContext.Current.CancellationToken;
        var (source, forms) = (services.GetRequiredService<FormSource>(), services.GetRequiredService<ReportForms>());
        var (opened, refused) = await services.GetRequiredService<CutOffs>().OpenAsync(cutOff, TimeSpan.FromSeconds(30), ct);
        Assert.Null(refused);
        await using (opened)
        {
            var question = new ReportQuestion(period.From, period.To, "*", ScopeBy.Resolving, groupBy, view, opened!.CutOff, null);
            var beside = 0;
            foreach (var name in Narrowed)
            {
                var form = forms.Find(name)!;
                var full = await FullAsync((INarrowCases)form, source, question, ct);
                var narrowed = await CellsByDossier.OfAsync((ICountDossiers)form, source, question, ct);
                Assert.Equal(Lines(full), Lines(narrowed));
                var answer = (CellReport)await form.AnswerAsync(question, ct);
                Assert.Equal(string.Join('\n', Counted(full, answer.Columns)), string.Join('\n', Answered(answer)));
                beside += full.Values.Count(cells => cells.Any(c => c.Column != ((INarrowCases)form).PlainColumn));
            }

            return beside;
        }
    }

    private static async Task<SortedDictionary<string, CellKey[]>> FullAsync(INarrowCases form, FormSource source, ReportQuestion question, CancellationToken ct)
    {
        var rowOf = source.RowsOf(question);
        var found = new SortedDictionary<string, CellKey[]>(StringComparer.Ordinal);
        await foreach (var dossier in source.CasesAsync(question, CaseChoice.All, ct))
        {
            var row = rowOf(FormAnswers.KeyOf(dossier, question.CutOff.Catalogue, question.Until));
            if (CellsByDossier.InOrder(form.CellsOf(new CaseInRow(dossier, row, question, question.CutOff.Catalogue))) is { Length: > 0 } cells)
            {
                found.Add(dossier.Code, cells);
            }
        }

        (form as ISettleCells)?.Settle(found);
        return found;
    }

    private static List<string> Lines(SortedDictionary<string, CellKey[]> cells) => [.. cells.Select(d => $"{d.Key}: {string.Join(", ", d.Value)}")];

    private static SortedDictionary<string, long> Counted(SortedDictionary<string, CellKey[]> full, IReadOnlyList<ReportColumn> columns)
    {
        var shown = columns.Select(c => c.Key).ToHashSet();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var cell in full.Values.SelectMany(c => c).Where(c => shown.Contains(c.Column)))
        {
            counts[$"{cell.Row} {cell.Column}"] = counts.GetValueOrDefault($"{cell.Row} {cell.Column}") + 1;
            counts[$"total {cell.Column}"] = counts.GetValueOrDefault($"total {cell.Column}") + 1;
        }

        return counts;
    }

    private static SortedDictionary<string, long> Answered(CellReport report) => new(
        report.Rows.Select(r => (r.Key, r.Values)).Append(("total", report.Total.Values))
            .SelectMany(r => r.Item2.Where(v => v.Value is { Text: null, Number: not (null or 0) } && !v.Key.EndsWith("Rate", StringComparison.Ordinal)).Select(v => (Cell: $"{r.Item1} {v.Key}", v.Value.Count)))
            .ToDictionary(c => c.Cell, c => c.Count),
        StringComparer.Ordinal);
}
