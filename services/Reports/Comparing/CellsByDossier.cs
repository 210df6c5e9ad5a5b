using Npgsql;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Forms;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Comparing;

/// <summary>The cells of every dossier of a report, in order: its case list.</summary>
internal static class CellsByDossier
{
    /// <summary>By code; dossiers that stand nowhere are left out.</summary>
    public static Task<SortedDictionary<string, CellKey[]>> OfAsync(ICountDossiers form, FormSource source, ReportQuestion question, CancellationToken ct) =>
        form is ICountColumns columns ? FromFactsAsync(columns, question, ct) : FromCasesAsync(form, source, question, ct);

    /// <summary>The cells of one dossier as they are compared: each once, in order.</summary>
    public static CellKey[] InOrder(IEnumerable<CellKey> cells)
    {
        var found = cells.Distinct().ToArray();
        Array.Sort(found, CellKey.Compare);
        return found;
    }

    private static async Task<SortedDictionary<string, CellKey[]>> FromFactsAsync(ICountColumns form, ReportQuestion question, CancellationToken ct)
    {
        var scope = new KeyScope(question);
        var grouping = Grouping.Of(question);
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Comparing/Sql/facts-by-dossier.sql"), question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = question.CutOff.Position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new SortedDictionary<string, CellKey[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            var key = question.CutOff.Keys[reader.GetInt32(1)];
            if (scope.Holds(key))
            {
                var deltas = reader.GetFieldValue<byte[]>(question.View is ReportView.Explained && !reader.IsDBNull(3) ? 3 : 2);
                Add(found, reader.GetString(0), form.CellsOf(grouping.RowOf(key).Key, Ii06aColumns.Of(DeltaPack.ReadAll(deltas), question.From, question.Until)));
            }
        }

        return found;
    }

    /// <summary>The same from the dossiers themselves, folded as of the cut-off.</summary>
    public static async Task<SortedDictionary<string, CellKey[]>> FromCasesAsync(
        ICountDossiers form, IFormSource source, ReportQuestion question, CancellationToken ct, Action<FormRow>? row = null)
    {
        var catalogue = question.CutOff.Catalogue;
        var rowOf = source.RowsOf(question);
        var found = new SortedDictionary<string, CellKey[]>(StringComparer.Ordinal);
        await foreach (var dossier in source.CasesAsync(question, form.Choice, ct))
        {
            var itsRow = rowOf(FormAnswers.KeyOf(dossier, catalogue, question.Until));
            row?.Invoke(itsRow);
            Add(found, dossier.Code, form.CellsOf(new CaseInRow(dossier, itsRow, question, catalogue)));
        }

        (form as ISettleCells)?.Settle(found);
        return found;
    }

    private static void Add(SortedDictionary<string, CellKey[]> to, string code, IEnumerable<CellKey> cells)
    {
        if (InOrder(cells) is { Length: > 0 } some)
        {
            to.Add(code, some);
        }
    }
}
