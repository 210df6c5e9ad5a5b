using OneStop.Reports.Asking;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Comparing;

/// <summary>The cells of every dossier of a report, in order: its case list.</summary>
internal static class CellsByDossier
{
    /// <summary>By code; dossiers that stand nowhere are left out.</summary>
    public static async Task<SortedDictionary<string, CellKey[]>> OfAsync(ICountDossiers form, IFormSource source, ReportQuestion question, CancellationToken ct) => form switch
    {
        ICountColumns columns => await FromColumnsAsync(source, question, d => columns.CellsOf(d.Row, d.Columns), ct),
        INarrowCases { PlainColumn: { } plain } => await WithPlainAsync(plain, await FromCasesAsync(form, source, question, ct), source, question, ct),
        _ => await FromCasesAsync(form, source, question, ct),
    };

    /// <summary>The cells of one dossier as they are compared: each once, in order.</summary>
    public static CellKey[] InOrder(IEnumerable<CellKey> cells)
    {
        var found = cells.Distinct().ToArray();
        Array.Sort(found, CellKey.Compare);
        return found;
    }

    /// <summary>The same from the dossiers themselves, folded as of the cut-off; of a form that narrows them only the marked ones.</summary>
    public static async Task<SortedDictionary<string, CellKey[]>> FromCasesAsync(
        ICountDossiers form, IFormSource source, ReportQuestion question, CancellationToken ct, Action<FormRow>? row = null)
    {
        var catalogue = question.CutOff.Catalogue;
        var rowOf = source.RowsOf(question);
        var found = new SortedDictionary<string, CellKey[]>(StringComparer.Ordinal);
        await foreach (var dossier in form is INarrowCases narrow ? source.CasesAsync(question, narrow.Narrowing, ct) : source.CasesAsync(question, form.Choice, ct))
        {
            var itsRow = rowOf(FormAnswers.KeyOf(dossier, catalogue, question.Until));
            row?.Invoke(itsRow);
            Add(found, dossier.Code, form.CellsOf(new CaseInRow(dossier, itsRow, question, catalogue)));
        }

        (form as ISettleCells)?.Settle(found);
        return found;
    }

    private static async Task<SortedDictionary<string, CellKey[]>> FromColumnsAsync(
        IFormSource source, ReportQuestion question, Func<StandingDossier, IEnumerable<CellKey>> cellsOf, CancellationToken ct)
    {
        var found = new SortedDictionary<string, CellKey[]>(StringComparer.Ordinal);
        await foreach (var dossier in source.StandingAsync(question, ct))
        {
            Add(found, dossier.Code, cellsOf(dossier));
        }

        return found;
    }

    /// <summary>Adds the dossiers that stand in the plain column only.</summary>
    private static async Task<SortedDictionary<string, CellKey[]>> WithPlainAsync(
        string plainColumn, SortedDictionary<string, CellKey[]> marked, IFormSource source, ReportQuestion question, CancellationToken ct)
    {
        await foreach (var dossier in source.StandingAsync(question, ct))
        {
            if (dossier.Columns.Total > 0 && !marked.ContainsKey(dossier.Code))
            {
                marked.Add(dossier.Code, [new CellKey(dossier.Row, plainColumn)]);
            }
        }

        return marked;
    }

    private static void Add(SortedDictionary<string, CellKey[]> to, string code, IEnumerable<CellKey> cells)
    {
        if (InOrder(cells) is { Length: > 0 } some)
        {
            to.Add(code, some);
        }
    }
}
