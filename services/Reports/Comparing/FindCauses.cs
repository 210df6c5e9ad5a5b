using Npgsql;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Forms;
using OneStop.Runtime.Ledger;

namespace OneStop.Reports.Comparing;

/// <summary>
/// The one cause for which a dossier stands elsewhere in a newer report than in an older one (ruling 36): the first entry after the older cut-off that
/// changed its cells, judged in the period of the newer report; where none did, the catalogue that its row is read with; where that did not either, the
/// question itself: another period, or the day. For one comparison, not thread safe.
/// </summary>
internal sealed class FindCauses(ICountDossiers form, FormSource source, ReportQuestion older, ReportQuestion newer)
{
    private const int Batch = 500;

    private readonly Dictionary<long, CatalogueHistory> _histories = [];
    private readonly Reading _newRows = new(form, source, newer, newer.CutOff.Catalogue);
    private readonly Reading _oldRows = new(form, source, newer, older.CutOff.Catalogue);

    /// <summary>What is left when nothing new was learned of a dossier: another period or, in the same one, another day.</summary>
    public string OfTheQuestion => (older.From, older.To) != (newer.From, newer.To) ? "period"
        : older.Until != newer.Until ? "time"
        : form is ISettleCells ? "newEntry" // of other dossiers that share the cell
        : "period";

    /// <summary>A cause for every code.</summary>
    public async Task<Dictionary<string, string>> OfAsync(IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var (from, to) = (older.CutOff.Position, newer.CutOff.Position);
        if (from >= to)
        {
            return codes.ToDictionary(c => c, _ => OfTheQuestion, StringComparer.Ordinal);
        }

        var kinds = await CatalogueKindsAsync(from, to, ct);
        var history = await source.HistoryAsync(newer.CutOff, ct);
        var causes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in codes.Chunk(Batch))
        {
            foreach (var (code, entries) in await FormSource.EntriesAsync(newer.CutOff, some, ct))
            {
                causes[code] = Cause(code, entries, history, kinds);
            }
        }

        return causes;
    }

    private string Cause(string code, List<Entry> entries, CatalogueHistory history, List<(long Position, string Kind)> catalogue)
    {
        var fresh = entries.Where(e => e.Position > older.CutOff.Position).OrderBy(e => e.Position).ToList();
        if (fresh.Count == 0 && catalogue.Count == 0)
        {
            return OfTheQuestion;
        }

        var start = CellsAt(older.CutOff.Position);
        var next = 0;
        foreach (var entry in fresh)
        {
            var until = catalogue.FindIndex(next, c => c.Position > entry.Position) is >= 0 and var found ? found : catalogue.Count;
            if (FirstOf(next, until) is { } change)
            {
                return change;
            }

            next = until;
            if (!Same(CellsAt(entry.Position), start))
            {
                return CauseOf(entry);
            }
        }

        if (FirstOf(next, catalogue.Count) is { } last)
        {
            return last;
        }

        var renamed = Same(_oldRows.CellsOf(code, KnownAt(older.CutOff.Position), HistoryAt(history, catalogue, older.CutOff.Position)), start);
        return renamed ? OfTheQuestion : "catalogue";

        List<Entry> KnownAt(long position) => [.. entries.Where(e => e.Position <= position)];

        CellKey[] CellsAt(long position) => _newRows.CellsOf(code, KnownAt(position), HistoryAt(history, catalogue, position));

        // Of the catalogue entries [first, last) the one at which the dossier moved; between equal ends none is looked for.
        string? FirstOf(int first, int last)
        {
            if (first >= last || Same(CellsAt(catalogue[last - 1].Position), start))
            {
                return null;
            }

            while (first < last - 1)
            {
                var middle = (first + last - 1) / 2;
                (first, last) = Same(CellsAt(catalogue[middle].Position), start) ? (middle + 1, last) : (first, middle + 1);
            }

            return catalogue[first].Kind switch { EntryKind.Calendar => "calendar", EntryKind.DossierAlias => "alias", _ => "catalogue" };
        }
    }

    private string CauseOf(Entry entry) => entry.What switch
    {
        Happening.Corrected or Happening.CorrectionDecided => "correction",
        Happening.ExplanationSubmitted or Happening.ExplanationDecided => "explanation",
        _ => entry.CountsFrom <= older.CutOff.Today ? "lateEntry" : "newEntry",
    };

    /// <summary>The history at a position; the same between two catalogue entries, so that one is kept for each of them.</summary>
    private CatalogueHistory HistoryAt(CatalogueHistory history, List<(long Position, string Kind)> catalogue, long position)
    {
        var last = catalogue.FindLastIndex(c => c.Position <= position);
        var at = last < 0 ? older.CutOff.Position : catalogue[last].Position;
        if (!_histories.TryGetValue(at, out var then))
        {
            _histories.Add(at, then = history.Until(at));
        }

        return then;
    }

    private static bool Same(CellKey[] a, CellKey[] b) => a.AsSpan().SequenceEqual(b);

    private async Task<List<(long Position, string Kind)>> CatalogueKindsAsync(long after, long until, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select position, kind from reports.catalogue where position > $1 and position <= $2 order by position", newer.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = until });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var kinds = new List<(long, string)>();
        while (await reader.ReadAsync(ct))
        {
            kinds.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return kinds;
    }

    /// <summary>Reads the cells of a dossier in the newer period with one edition of the catalogue.</summary>
    private sealed class Reading(ICountDossiers form, FormSource source, ReportQuestion newer, Catalogue catalogue)
    {
        private readonly ReportQuestion _question = newer with { CutOff = newer.CutOff with { Catalogue = catalogue } };
        private readonly KeyScope _scope = new(catalogue, newer.Scope, newer.ScopeBy, newer.Until, newer.Levels);
        private Func<FactKey, FormRow>? _rowOf;

        public CellKey[] CellsOf(string code, List<Entry> entries, CatalogueHistory history)
        {
            var dossier = DossierCase.Of(code, entries, history, _question.From, _question.Until);
            var key = FormAnswers.KeyOf(dossier, catalogue, _question.Until);
            return _scope.Holds(key) && FormSource.Fits(dossier, _question, form.Choice)
                ? CellsByDossier.InOrder(form.CellsOf(new CaseInRow(dossier, (_rowOf ??= source.RowsOf(_question))(key), _question, catalogue)))
                : [];
        }
    }
}
