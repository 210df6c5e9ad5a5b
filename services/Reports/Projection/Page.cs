using Npgsql;
using NpgsqlTypes;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;
using OneStop.Reports.Typed;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Reports.Projection;

/// <summary>
/// Works a run of feed entries into the rows, in one transaction with the checkpoint: each entry counts exactly once. Steps are folded by dossier;
/// catalogue entries fold those dossiers again that they can touch (ruling 6), aliases of codes among them (decision 0012).
/// </summary>
internal sealed class Page(NpgsqlConnection connection, ProjectedState state)
{
    /// <summary>Dossiers folded again at a time by a catalogue entry.</summary>
    private const int RefoldSize = 20_000;

    private readonly CellSums _sums = new();
    private bool _hasUpdated;

    /// <summary>Works in entries, given in order of position, and commits.</summary>
    public async Task ApplyAsync(List<FeedEntry> entries, string? chain, CancellationToken ct)
    {
        using var span = Telemetry.Source.StartActivity("projection.page");
        span?.SetTag("onestop.entries", entries.Count).SetTag("onestop.position.first", entries[0].Position).SetTag("onestop.position.last", entries[^1].Position);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await AppendsTable.AppendAsync(connection, (state.Position, state.AppendedAt), entries, ct);
        await NumberedTable.NoteAsync(connection, state, entries[0].Position, ct);
        var from = 0;
        while (from < entries.Count)
        {
            var to = from + 1;
            while (to < entries.Count && RunOf(entries[to]) == RunOf(entries[from]))
            {
                to++;
            }

            var run = entries.GetRange(from, to - from);
            await (RunOf(run[0]) switch
            {
                Run.Steps => StepsAsync(run, ct),
                Run.Aliases => new JoinCodes(connection, state).RunAsync(run, works => SaveAsync(works, ct), ct),
                _ => CatalogueAsync(run, ct),
            });
            from = to;
        }

        state.Position = entries[^1].Position;
        state.AppendedAt = entries[^1].AppendedAt;
        state.Chain = chain;
        await CellTable.AddAsync(connection, _sums, state.Stretches, ct);
        await KeyTable.AppendAsync(connection, state.Keys, state.KeysStored, ct);
        await state.SaveCheckpointAsync(connection, ct);
        await transaction.CommitAsync(ct);
        state.KeysStored = state.Keys.Count;
    }

    private enum Run
    {
        Steps,
        Catalogue,
        Aliases,
    }

    private static Run RunOf(FeedEntry entry) => entry.Step is not null ? Run.Steps : entry.Kind == EntryKind.DossierAlias ? Run.Aliases : Run.Catalogue;

    private async Task StepsAsync(IReadOnlyList<FeedEntry> steps, CancellationToken ct)
    {
        var byDossier = steps.GroupBy(e => e.Dossier!, e => e.Step!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        if (!state.Catalogue.Newest.DossierAliases.IsEmpty)
        {
            JoinCodes.PassOn(byDossier, state.Catalogue.Newest.DossierAliases);
        }

        var codes = byDossier.Keys.ToArray();
        var works = await DossierTable.LoadAsync(
            connection, "load-dossiers.sql", state.Keys, ct, new NpgsqlParameter { Value = codes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        var known = works.Select(w => w.Code).ToHashSet(StringComparer.Ordinal);
        works.AddRange(codes.Where(c => !known.Contains(c)).Select(c => new DossierWork(c)));
        FoldAll(works, work => work.Append(byDossier[work.Code], state.Catalogue));
        await SaveAsync(works, ct);
    }

    private async Task CatalogueAsync(IReadOnlyList<FeedEntry> run, CancellationToken ct)
    {
        await CatalogueTable.AppendAsync(connection, run.Where(e => e.Kind != EntryKind.Typed), ct);
        await TypedPlaces.AppendAsync(connection, run.Where(e => e.Kind == EntryKind.Typed), ct);
        var editions = new List<NewEdition>();
        foreach (var entry in run.Where(e => CatalogueFormat.Kinds.Contains(e.Kind)))
        {
            var change = CatalogueFormat.Read(entry.Kind, entry.Body);
            state.Catalogue = state.Catalogue.With(entry.Position, entry.AppendedAt, change);
            editions.Add(new NewEdition(entry.Position, state.Catalogue, change, VietnamTime.DateOf(entry.AppendedAt)));
        }

        if (state.Dossiers == 0)
        {
            return;
        }

        var calendars = editions.Where(e => e.Change.Calendar is not null).ToList();
        var procedures = editions.Where(e => e.Change.Procedure is not null)
            .ToLookup(e => ProcedureCode.NationalPart(e.Change.Procedure!.Code), StringComparer.Ordinal);
        var keys = Enumerable.Range(1, state.Keys.Count).Where(k => PartOf(k) is { } part && procedures.Contains(part)).ToArray();
        if (calendars.Count > 0 || procedures.Count > 0)
        {
            await RefoldAsync(
                keys,
                [.. procedures.Select(p => p.Key)],
                calendars.Count > 0 ? calendars.Min(c => c.AppendedOn) : null,
                work => PartsOf(work).SelectMany(part => procedures[part]).Concat(calendars).DistinctBy(e => e.Position).OrderBy(e => e.Position),
                ct);
        }
    }

    private string? PartOf(int key) => state.Keys[key].Procedure is { } code ? ProcedureCode.NationalPart(code.Trim()) : null;

    private IEnumerable<string> PartsOf(DossierWork work) =>
        work.ReceivedUnder(null).Concat(PartOf(work.StoredKey) is { } own ? [own] : []).Distinct(StringComparer.Ordinal);

    private async Task RefoldAsync(int[] keys, string[] parts, DateOnly? dueFrom, Func<DossierWork, IEnumerable<NewEdition>> editions, CancellationToken ct)
    {
        var last = 0;
        while (true)
        {
            var which = new List<NpgsqlParameter>
            {
                new() { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new NpgsqlParameter<int> { TypedValue = last },
                new NpgsqlParameter<int> { TypedValue = RefoldSize },
                new() { Value = parts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            };
            if (dueFrom is { } day)
            {
                which.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
            }

            var file = dueFrom is null ? "load-dossiers-by-key.sql" : "load-dossiers-touched.sql";
            var works = await DossierTable.LoadAsync(connection, file, state.Keys, ct, [.. which]);
            if (works.Count == 0)
            {
                return;
            }

            last = works[^1].Number;
            FoldAll(works, work =>
            {
                foreach (var edition in editions(work))
                {
                    work.FoldAt(edition.Position, edition.History);
                }
            });
            await SaveAsync(works, ct);
        }
    }

    private static void FoldAll(List<DossierWork> works, Action<DossierWork> fold) => Parallel.ForEach(works, () => new PackWriter(), (work, _, writer) =>
    {
        if (work.Packed.Length > 0)
        {
            work.Entries = EntryPack.Read(work.Packed);
        }

        fold(work);
        work.Close(writer);
        return writer;
    }, _ => { });

    private async Task SaveAsync(List<DossierWork> works, CancellationToken ct)
    {
        var added = works.Where(w => w.Stored is null).ToList();
        foreach (var work in added)
        {
            work.Number = ++state.Dossiers;
        }

        foreach (var work in works.Where(w => w.Current != w.Stored))
        {
            if (work.Stored is { } stored)
            {
                _sums.Add(work.StoredKey, stored.Software, stored.Explained, -1);
            }

            _sums.Add(state.Keys.NumberOf(work.Current!.Key), work.Current.Software, work.Current.Explained, 1);
        }

        await DossierTable.CopyAsync(connection, "reports.dossiers", added, state.Keys, ct);
        var changed = works.Where(w => w.Stored is not null).ToList();
        if (changed.Count > 0)
        {
            await DossierTable.UpdateAsync(connection, changed, state.Keys, _hasUpdated, ct);
            _hasUpdated = true;
        }

        await PastFactTable.AppendAsync(connection, works, state.Keys, ct);
    }

    /// <summary>What one catalogue entry made.</summary>
    private sealed record NewEdition(long Position, CatalogueHistory History, CatalogueChange Change, DateOnly AppendedOn);
}
