using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Ii06a;
using OneStop.Reports.Lists;
using OneStop.Reports.Projection;
using OneStop.Runtime.Ledger.Formats;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Forms;

/// <summary>
/// Answers forms from the projection, at the question's snapshot. Single dossiers are narrowed down by SQL and by their stored deltas first; only
/// those a form needs are folded again from their entries up to the cut-off.
/// </summary>
internal sealed class FormSource : IFormSource
{
    private const int Batch = 500;

    /// <summary>The history behind an edition: the same edition always comes from the same entries.</summary>
    private readonly ConditionalWeakTable<Catalogue, CatalogueHistory> _histories = [];

    public Task<IReadOnlyList<KeyFigures>> FiguresAsync(ReportQuestion question, CancellationToken ct) => SumFigures.OfAsync(question, ct);

    public Func<FactKey, FormRow> RowsOf(ReportQuestion question)
    {
        var grouping = Grouping.Of(question);
        return key => grouping.RowOf(key) is var row ? new FormRow(row.Key, row.Label) : default;
    }

    public Task<IReadOnlyList<DossierItem>> ItemsAsync(ReportQuestion question, IReadOnlyList<string> codes, CancellationToken ct) =>
        LoadItems.OfAsync(question.CutOff, codes, question.CutOff.Today, ct);

    public Task<Page<DossierItem>?> ColumnAsync(ReportQuestion question, string row, int column, PageRequest page, CancellationToken ct) =>
        ListCell.OfAsync(question, row, column, page, ct);

    /// <summary>A dossier as known at a cut-off; null where it is unknown or outside a subtree (<c>*</c> = everything).</summary>
    public async Task<DossierState?> StateAsync(CutOff cutOff, string code, string scope, CancellationToken ct)
    {
        var history = await HistoryAsync(cutOff, ct);
        var aliases = cutOff.Catalogue.DossierAliases;
        var meant = (await EntriesAsync(cutOff, [code, .. aliases.MeaningsOf(code)], ct))
            .FirstOrDefault(d => ToldUnder.All(d.Code, d.Entries, aliases).Any(e => (e.Under ?? d.Code) == code || d.Code == code));
        if (meant.Entries is null)
        {
            return null;
        }

        var fact = Fold.Of(meant.Code, meant.Entries, history);
        var holds = new KeyScope(cutOff.Catalogue, scope, ScopeBy.Resolving, cutOff.Today);
        var key = new FactKey(fact.Agency, fact.ReceivedBy, fact.Unit, fact.Procedure, null, fact.Channel, false);
        return holds.Holds(key) ? fact.Today : null;
    }

    public IAsyncEnumerable<DossierCase> CasesAsync(ReportQuestion question, CaseChoice choice, CancellationToken ct) => CasesAsync(question, choice, null, ct);

    public IAsyncEnumerable<DossierCase> CasesAsync(ReportQuestion question, Narrowing narrowing, CancellationToken ct) => CasesAsync(question, CaseChoice.All, narrowing, ct);

    public async IAsyncEnumerable<StandingDossier> StandingAsync(ReportQuestion question, [EnumeratorCancellation] CancellationToken ct)
    {
        var scope = new KeyScope(question);
        var grouping = Grouping.Of(question);
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Forms/Sql/standing.sql"), question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = question.CutOff.Position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var key = question.CutOff.Keys[reader.GetInt32(1)];
            if (scope.Holds(key))
            {
                var deltas = reader.GetFieldValue<byte[]>(question.View is ReportView.Explained && !reader.IsDBNull(3) ? 3 : 2);
                yield return new StandingDossier(reader.GetString(0), grouping.RowOf(key).Key, Ii06aColumns.Of(DeltaPack.ReadAll(deltas), question.From, question.Until));
            }
        }
    }

    private async IAsyncEnumerable<DossierCase> CasesAsync(
        ReportQuestion question, CaseChoice choice, Narrowing? narrowing, [EnumeratorCancellation] CancellationToken ct)
    {
        var history = await HistoryAsync(question.CutOff, ct);
        foreach (var codes in (await CodesAsync(question, choice, narrowing, ct)).Chunk(Batch))
        {
            foreach (var dossier in await FoldAsync(question, codes, history, ct))
            {
                if (Fits(dossier, question, choice))
                {
                    yield return dossier;
                }
            }
        }
    }

    public async Task<IReadOnlyList<DossierCase>> CasesAsync(ReportQuestion question, IReadOnlyList<string> codes, CancellationToken ct) =>
        await FoldAsync(question, [.. codes], await HistoryAsync(question.CutOff, ct), ct);

    public async Task<IReadOnlyList<ReceivedDossier>> ReceivedAsync(ReportQuestion question, DateOnly from, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            SqlText.Of<ReportsModule>(question.CutOff.IsCurrent ? "Forms/Sql/received-now.sql" : "Forms/Sql/received-at.sql"), question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter { Value = KeysOf(question), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = question.Until });
        if (!question.CutOff.IsCurrent)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = question.CutOff.Position });
        }

        var found = new List<ReceivedDossier>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new ReceivedDossier(reader.GetString(0), reader.GetFieldValue<DateOnly>(1)));
        }

        return found;
    }

    private static int[] KeysOf(ReportQuestion question)
    {
        var scope = new KeyScope(question);
        return [.. Enumerable.Range(1, question.CutOff.Keys.Count).Where(number => scope.Holds(question.CutOff.Keys[number]))];
    }

    /// <summary>Reads dossiers by code and folds them side by side: folding is what a form over a whole province waits for.</summary>
    private static async Task<DossierCase[]> FoldAsync(ReportQuestion question, string[] codes, CatalogueHistory history, CancellationToken ct)
    {
        var packed = await PackedAsync(question.CutOff, codes, ct);
        var folded = new DossierCase[packed.Count];
        Parallel.For(0, folded.Length, new ParallelOptions { CancellationToken = ct }, i =>
            folded[i] = DossierCase.Of(packed[i].Code, EntriesOf(packed[i].Pack, question.CutOff), history, question.From, question.Until));
        return folded;
    }

    /// <summary>Whether a dossier is one of those chosen.</summary>
    internal static bool Fits(DossierCase dossier, ReportQuestion question, CaseChoice choice) => choice switch
    {
        CaseChoice.Late => dossier.LateBySoftware || dossier.LateExplained,
        CaseChoice.Rated => dossier.Rated,
        _ => dossier.Software.Total > 0 || dossier.Explained.Total > 0
            || dossier.ReturnedBetween(question.From, question.Until)
            || dossier.RefusedAtIntake
            || (choice is CaseChoice.AllAndRated && dossier.Rated),
    };

    private static async Task<List<string>> CodesAsync(ReportQuestion question, CaseChoice choice, Narrowing? narrowing, CancellationToken ct)
    {
        var cutOff = question.CutOff;
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>(cutOff.IsCurrent ? "Forms/Sql/cases-now.sql" : "Forms/Sql/cases-at.sql"), cutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter { Value = KeysOf(question), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = question.Until });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = question.DayBefore });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int?)narrowing?.Marks ?? (choice is CaseChoice.Late && cutOff.IsCurrent ? (int)Marks.LateNow : -1) });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = narrowing is { DossiersOfAnAction: > 0 } });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = choice switch { CaseChoice.Late => "late", CaseChoice.Rated => "rated", CaseChoice.AllAndRated => "allAndRated", _ => "all" } });
        if (!cutOff.IsCurrent)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = cutOff.Position });
        }

        var codes = new List<string>();
        var acting = new List<(string Code, int[] Actions, bool Marked)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (narrowing is { DossiersOfAnAction: > 0 } && !reader.IsDBNull(4))
            {
                acting.Add((reader.GetString(0), reader.GetFieldValue<int[]>(4), reader.GetBoolean(3)));
            }
            else if (choice != CaseChoice.Late || IsLate(reader, 1, question) || IsLate(reader, 2, question))
            {
                codes.Add(reader.GetString(0));
            }
        }

        var many = acting.SelectMany(a => a.Actions).CountBy(number => number).Where(n => n.Value >= narrowing!.Value.DossiersOfAnAction).Select(n => n.Key).ToHashSet();
        codes.AddRange(acting.Where(a => a.Marked || Array.Exists(a.Actions, many.Contains)).Select(a => a.Code));
        return codes;
    }

    private static bool IsLate(NpgsqlDataReader reader, int column, ReportQuestion question)
    {
        if (reader.IsDBNull(column))
        {
            return false;
        }

        var columns = Ii06aColumns.Of(DeltaPack.ReadAll(reader.GetFieldValue<byte[]>(column)), question.From, question.Until);
        return columns.Late + columns.Overdue > 0;
    }

    /// <summary>The entries of dossiers known at a cut-off, by code.</summary>
    internal static async Task<List<(string Code, List<Entry> Entries)>> EntriesAsync(CutOff cutOff, string[] codes, CancellationToken ct) =>
        (await PackedAsync(cutOff, codes, ct)).ConvertAll(d => (d.Code, EntriesOf(d.Pack, cutOff)));

    private static List<Entry> EntriesOf(byte[] pack, CutOff cutOff) => [.. EntryPack.Read(pack).Where(e => e.Position <= cutOff.Position)];

    private static async Task<List<(string Code, byte[] Pack)>> PackedAsync(CutOff cutOff, string[] codes, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Forms/Sql/case-entries.sql"), cutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter { Value = codes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        var found = new List<(string, byte[])>(codes.Length);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        }

        return found;
    }

    /// <summary>The editions of the catalogue up to a cut-off.</summary>
    internal async Task<CatalogueHistory> HistoryAsync(CutOff cutOff, CancellationToken ct)
    {
        if (_histories.TryGetValue(cutOff.Catalogue, out var known))
        {
            return known;
        }

        var history = CatalogueHistory.Empty;
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Forms/Sql/catalogue-until.sql"), cutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = cutOff.Position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (CatalogueFormat.Kinds.Contains(reader.GetString(2)))
            {
                var change = CatalogueFormat.Read(reader.GetString(2), reader.GetFieldValue<byte[]>(3));
                history = history.With(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), change);
            }
        }

        _histories.AddOrUpdate(cutOff.Catalogue, history);
        return history;
    }
}
