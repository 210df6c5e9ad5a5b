using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Reports;

/// <summary>
/// One dossier behind a report: its state as of the last day of the period and what it puts into the columns of II.06a. For forms that need
/// more of a dossier than its columns: reasons, apologies, steps, pauses.
/// </summary>
/// <param name="Fact">Its keys and deltas as known at the cut-off.</param>
/// <param name="AtEnd">Its state by the entries that count up to T.</param>
/// <param name="Software">Its columns, software view.</param>
/// <param name="Explained">Its columns, explained view.</param>
public sealed record DossierCase(Fact Fact, DossierState AtEnd, Ii06aColumns Software, Ii06aColumns Explained)
{
    public string Code => Fact.Dossier;

    /// <summary>Late in the software view: resolved late in the period, or open overdue at T.</summary>
    public bool LateBySoftware => Software.Late + Software.Overdue > 0;

    /// <summary>Late after accepted explanations.</summary>
    public bool LateExplained => Explained.Late + Explained.Overdue > 0;

    /// <summary>Ended in the period, software view.</summary>
    public bool Ended => Software.Ended > 0;

    /// <summary>The reason it counts under: the primary one, else the first given; null = none given.</summary>
    public string? PrimaryReason => (AtEnd.Reasons.FirstOrDefault(r => r.Primary) ?? (AtEnd.Reasons is [var first, ..] ? first : null))?.Code;

    /// <summary>An apology was issued by T.</summary>
    public bool Apologised => AtEnd.Apologies.Count > 0;

    private IReadOnlyCollection<Entry> Known { get; init; } = [];

    private DateOnly Until { get; init; }

    /// <summary>Its entries that count by T, in order.</summary>
    public IReadOnlyList<Entry> Entries => [.. Known.Where(e => e.CountsFrom <= Until).Order(Entry.InOrder)];

    /// <summary>Rated by an entry that counts in the period.</summary>
    public bool Rated { get; private init; }

    /// <summary>Refused at intake in the period, and not received by its end (ruling 18).</summary>
    public bool RefusedAtIntake { get; private init; }

    /// <summary>Handed over to the citizen in the period, by the last return that counts up to its end; one that stands in for the end, on the day of that end.</summary>
    public bool ReturnedBetween(DateOnly from, DateOnly until) => AtEnd.ReturnedOn is { } on
        && (AtEnd is { EndedBy: EndKind.ReturnedOnly, EndedOn: { } ended } && ended > on ? ended : on) is var counted && counted >= from && counted <= until;

    /// <summary>Folds the entries known at a cut-off, for the period [<paramref name="from"/>, <paramref name="until"/>].</summary>
    public static DossierCase Of(string code, IReadOnlyCollection<Entry> entries, CatalogueHistory catalogue, DateOnly from, DateOnly until)
    {
        entries = ToldUnder.Of(code, entries, catalogue.Newest.DossierAliases);
        var fact = Fold.Of(code, entries, catalogue);
        bool InPeriod(Entry entry) => entry.CountsFrom >= from && entry.CountsFrom <= until;
        var atEnd = entries.All(e => e.CountsFrom <= until) ? fact.Today : fact.On(until);
        return new DossierCase(
            fact, atEnd, Ii06aColumns.Of(fact.Software, from, until), Ii06aColumns.Of(fact.Explained, from, until))
        {
            Known = entries,
            Until = until,
            Rated = entries.Any(e => e.What is Happening.Surveyed && InPeriod(e)),
            RefusedAtIntake = atEnd.ReceivedOn is null && entries.Any(e => e.What is Happening.RefusedAtIntake && InPeriod(e)),
        };
    }

    /// <summary>Whose delay it was, as of the end of T.</summary>
    public LatenessShares SharesAt(Catalogue catalogue, DateOnly until) =>
        LatenessShares.Of(AtEnd, catalogue, VietnamTime.StartOf(until.AddDays(1)));

    /// <summary>
    /// Without a late or skipped step: no step took longer than it was allowed, and every step of the internal process in force at reception
    /// that has a name was taken. A dossier whose steps are unknown cannot be judged and counts as not shown to follow the process.
    /// </summary>
    public bool FollowedProcess(Catalogue catalogue, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        if (AtEnd.Steps.Count == 0)
        {
            return false;
        }

        var procedure = catalogue.FindProcedure(Fact.Procedure, Fact.Agency, Fact.ReceivedOn ?? until);
        var taken = AtEnd.Steps.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var skipped = procedure?.Process?.Steps.Any(s => !taken.Contains(s.Name)) ?? false;
        return !skipped && SharesAt(catalogue, until).Steps.All(s => s.Over == 0);
    }
}
