using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Simulation.Model;

namespace OneStop.Simulation.Http;

/// <summary>A question for II.06a. <paramref name="CutOff"/> null = now; <paramref name="Scope"/> null = everything.</summary>
public sealed record Question(DateOnly From, DateOnly To, string? Scope, string GroupBy, bool Explained, long? CutOff, bool ByReceiving = false);

/// <summary>
/// A province as the model knows it: what was sent, at the ledger positions it got. Answers II.06a by asking every dossier.
/// <para>
/// Readings. Rows and scope follow the reception that holds, with accepted corrections of agency, procedure and channel at cut-offs from
/// their decision on (ruling 26). A dossier of an unknown agency is in no subtree; one of an
/// agency abolished by T is in its successor's as well. The procedure of a row is the version on the day of
/// reception in the catalogue of the cut-off. The receiving desk is <c>receivedBy</c>, else the competent agency as corrected. T is never beyond the date of the cut-off (ruling 5).
/// </para>
/// </summary>
internal sealed class KnownProvince(IReadOnlyList<(string Dossier, Entry Entry)> steps, IReadOnlyList<KnownChange> catalogue, DateOnly today)
{
    /// <summary>The day the program is asked on.</summary>
    public DateOnly Today => today;

    /// <summary>The dossiers of every cell: by row key (and <c>total</c>), by column.</summary>
    public SortedDictionary<string, SortedDictionary<int, SortedSet<string>>> Ii06a(Question question)
    {
        var upTo = question.CutOff ?? long.MaxValue;
        var known = new SlowCatalogue([.. catalogue.Where(c => c.Position <= upTo)]);
        var day = question.CutOff is null ? today : DayOf(upTo);
        var to = question.To < day ? question.To : day;
        var rows = new SortedDictionary<string, SortedDictionary<int, SortedSet<string>>>(StringComparer.Ordinal);
        foreach (var (code, dossier) in CodesAt(upTo).Dossiers())
        {
            var model = new SlowDossier(dossier, known);
            if (model.Reception is not { } reception)
            {
                continue;
            }

            var standing = model.At(to, question.Explained);
            var place = Place.Of(dossier, reception, known);
            if (!InScope(question.ByReceiving ? place.ReceivedBy : place.Agency, question.Scope, to, known))
            {
                continue;
            }

            foreach (var column in standing.Columns(question.From))
            {
                Add(rows, place.Key(question.GroupBy, standing.Channel), column, code);
                Add(rows, "total", column, code);
            }
        }

        return rows;
    }

    /// <summary>The dossiers, each with a judgement of its last state.</summary>
    public IEnumerable<(string Code, SlowDossier Dossier, bool Settled)> Dossiers()
    {
        var known = new SlowCatalogue(catalogue);
        return CodesAt(long.MaxValue).Dossiers().Select(d =>
            (d.Code, new SlowDossier(d.Entries, known), d.Entries.All(e => CivilTime.Date(e.OccurredAt) < today && CivilTime.Date(e.RecordedAt) < today || e.What is Happening.SystemEntry)));
    }

    /// <summary>Codes that mean another dossier in the end, with that dossier's code.</summary>
    public IEnumerable<(string Code, string Dossier)> OtherCodes()
    {
        var codes = CodesAt(long.MaxValue);
        return steps.Select(s => s.Dossier).Distinct().Select(code => (code, codes.Meant(code))).Where(c => c.Item1 != c.Item2);
    }

    private SlowCodes CodesAt(long upTo) => new([.. steps.Where(s => s.Entry.Position <= upTo)], [.. catalogue.Where(c => c.Position <= upTo)]);

    /// <summary>The last position that something was sent at.</summary>
    public long Head => steps.Select(s => s.Entry.Position).Concat(catalogue.Select(c => c.Position)).Max();

    private DateOnly DayOf(long position)
    {
        var last = steps.Select(s => (s.Entry.Position, s.Entry.AppendedAt))
            .Concat(catalogue.Select(c => (c.Position, c.AppendedAt)))
            .Where(p => p.Position <= position)
            .MaxBy(p => p.Position);
        return CivilTime.Date(last.AppendedAt);
    }

    private static void Add(SortedDictionary<string, SortedDictionary<int, SortedSet<string>>> rows, string key, int column, string dossier)
    {
        var row = rows.TryGetValue(key, out var found) ? found : rows[key] = [];
        var cell = row.TryGetValue(column, out var some) ? some : row[column] = new SortedSet<string>(StringComparer.Ordinal);
        cell.Add(dossier);
    }

    private static bool InScope(Agency? agency, string? root, DateOnly on, SlowCatalogue known)
    {
        if (root is null)
        {
            return true;
        }

        for (var at = agency; at is not null; at = known.FindAgency(at.Parent, on, long.MaxValue))
        {
            if (at.Code == root || (at.EffectiveTo < on && InScope(known.FindAgency(at.Successor, on, long.MaxValue), root, on, known)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Where a dossier stands in a table.</summary>
internal sealed record Place(Agency? Agency, Agency? ReceivedBy, Procedure? Procedure)
{
    public static Place Of(IReadOnlyCollection<Entry> entries, Entry reception, SlowCatalogue known)
    {
        var corrections = SlowCorrections.Of(entries, reception).ToList();
        var on = CivilTime.Date(reception.OccurredAt);
        var agency = corrections.Select(c => c.Agency).LastOrDefault(a => a is not null) ?? reception.Agency;
        var desk = ((Happening.Received)reception.What).ReceivedBy ?? agency;
        var procedure = corrections.Select(c => c.Procedure).LastOrDefault(p => p is not null) ?? ((Happening.Received)reception.What).Procedure;
        return new Place(known.FindAgency(agency, on, long.MaxValue), known.FindAgency(desk, on, long.MaxValue), known.FindProcedure(procedure, agency, on, long.MaxValue));
    }

    public string Key(string groupBy, Channel channel) => groupBy switch
    {
        "field" => Procedure is null ? "unknown" : $"{CatalogueWire.Word(Procedure.Level)}/{Procedure.FieldCode}",
        "agency" => Agency?.Code ?? "unknown",
        "receivedBy" => ReceivedBy?.Code ?? "unknown",
        "level" => Procedure is null ? "unknown" : CatalogueWire.Word(Procedure.Level),
        "procedure" => Procedure?.Code ?? "unknown",
        "channel" => CatalogueWire.Word(channel),
        _ => throw new NotSupportedException(groupBy),
    };
}
