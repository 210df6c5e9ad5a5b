using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Simulation.Model;

/// <summary>
/// Which dossier each code means at a cut-off, found for every entry anew (decision 0012).
/// <para>
/// Readings. An alias is judged by what stands under its code: the day of the first reception in order, else of the first entry that somebody reported, else
/// the end of time; one of a single source holds where no other software reported under that code. Of those that hold one of a single source goes first,
/// then the one that began last; of two entries for one alias the later. Aliases lead on until one leads nowhere. Where one source said the same under two codes, it
/// stands once: the one that a correction names, else the earlier.
/// </para>
/// </summary>
internal sealed class SlowCodes(IReadOnlyList<(string Dossier, Entry Entry)> steps, IReadOnlyList<KnownChange> catalogue)
{
    private readonly ILookup<string, DossierAlias> _aliases = catalogue.OrderBy(c => c.Position).Select(c => c.What).OfType<DossierAlias>().ToLookup(a => a.Code);

    /// <summary>The dossiers and what is told of each.</summary>
    public IEnumerable<(string Code, List<Entry> Entries)> Dossiers()
    {
        var meant = steps.Select(s => s.Dossier).Distinct().ToDictionary(code => code, Meant);
        return steps.GroupBy(s => meant[s.Dossier]).Select(dossier => (dossier.Key, dossier.Where(step => !dossier.Any(other => IsSaidBy(other, step, dossier))).Select(s => s.Entry).ToList()));
    }

    public string Meant(string code)
    {
        while (Next(code) is { } next)
        {
            code = next;
        }

        return code;
    }

    private static bool IsSaidBy((string Dossier, Entry Entry) other, (string Dossier, Entry Entry) step, IEnumerable<(string Dossier, Entry Entry)> all) =>
        SameWords(other.Entry, step.Entry)
        && all.Any(third => third.Dossier != step.Dossier && SameWords(third.Entry, step.Entry))
        && (IsNamed(other.Entry, all), -other.Entry.Position).CompareTo((IsNamed(step.Entry, all), -step.Entry.Position)) > 0;

    private static bool SameWords(Entry a, Entry b) =>
        a.Source == b.Source && a.OccurredAt == b.OccurredAt && a.RecordedAt == b.RecordedAt && a.What.Equals(b.What);

    private static bool IsNamed(Entry entry, IEnumerable<(string Dossier, Entry Entry)> all) => all.Any(s => s.Entry.What is Happening.Corrected c && c.TargetSource == entry.Source && c.TargetId == entry.Id);

    private string? Next(string code)
    {
        var given = _aliases[code].ToList();
        if (given.Count == 0)
        {
            return null;
        }

        var reported = steps.Where(s => s.Dossier == code && s.Entry.What is not Happening.SystemEntry).Select(s => s.Entry).OrderBy(e => e, SlowDossier.Order).ToList();
        var first = reported.Find(e => e.What is Happening.Received) ?? reported.FirstOrDefault();
        var day = first is null ? DateOnly.MaxValue : CivilTime.Date(first.OccurredAt);
        return given.GroupBy(a => (a.Source, a.From)).Select(same => same.Last())
            .Where(a => day >= a.From && (a.To is null || day <= a.To) && (a.Source is null || reported.All(e => e.Source == a.Source)))
            .OrderBy(a => a.Source is null ? 0 : 1).ThenBy(a => a.From)
            .LastOrDefault()?.Meaning;
    }
}
