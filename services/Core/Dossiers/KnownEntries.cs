using OneStop.Core.Procedures;

namespace OneStop.Core.Dossiers;

/// <summary>
/// The entries of a dossier known at one position, in order, with what follows from knowing all of them: whether a return must stand in for a
/// missing end (ruling 19), the accepted corrections (ruling 25) and the decision on an explanation that counts (ruling 23). <see cref="UpTo"/> leaves
/// those that count up to a day, without forgetting what the others say of them.
/// </summary>
internal sealed class KnownEntries
{
    private readonly CatalogueHistory _catalogue;
    private readonly List<Reception> _receptions = [];
    private readonly bool _returnEnds;

    public KnownEntries(IReadOnlyCollection<Entry> entries, CatalogueHistory catalogue)
    {
        _catalogue = catalogue;
        var ordered = JoinEnds.Of(entries).ToArray();
        Array.Sort(ordered, Entry.InOrder);
        All = ordered;
        Nothing = ordered.Length == 0;
        Clock = [.. ordered.Where(e => e.What is Happening.Received or Happening.RefusedAtIntake or Happening.SupplementRequested
            or Happening.Supplemented or Happening.PaymentRequested or Happening.Paid or Happening.Suspended or Happening.Resumed
            or Happening.ResultReady or Happening.Withdrawn or Happening.Stopped or Happening.Returned or Happening.Reopened)];
        _returnEnds = !HasEnd();
        Reception = Clock.FirstOrDefault(e => e.What is Happening.Received) is { } first ? ReceptionOf(first) : null;
        ActualEnd = FindActualEnd();
    }

    private KnownEntries(KnownEntries whole, DateOnly until)
    {
        _catalogue = whole._catalogue;
        _receptions = whole._receptions;
        _returnEnds = whole._returnEnds;
        All = [.. whole.All.Where(e => whole.CountsFrom(e) <= until)];
        Clock = [.. whole.Clock.Where(e => whole.CountsFrom(e) <= until)];
        Reception = Clock.FirstOrDefault(e => e.What is Happening.Received) is { } first ? ReceptionOf(first) : null;
        ActualEnd = whole.ActualEnd;
        Until = until;
        Nothing = whole.Nothing;
    }

    /// <summary>The last business date they are told up to; the last but one there is where they are not cut.</summary>
    public DateOnly Until { get; } = DateOnly.MaxValue.AddDays(-1);

    /// <summary>Nothing is told of the dossier, on any day.</summary>
    public bool Nothing { get; }

    /// <summary>Those that count up to a day (rulings 1, 5).</summary>
    public KnownEntries UpTo(DateOnly day) => new(this, day);

    /// <summary>Every entry, in order.</summary>
    public IReadOnlyList<Entry> All { get; }

    /// <summary>The entries the clock walks, in order.</summary>
    public IReadOnlyList<Entry> Clock { get; }

    /// <summary>The reception that holds: the first in order; null = never received.</summary>
    public Reception? Reception { get; }

    /// <summary>
    /// The actual end that an accepted N9 claims (ruling 23), by the last decision on a claim without step; null = none, or before R. A
    /// reopening learned of after the decision voids it from the day the reopening counts.
    /// </summary>
    public ActualEnd? ActualEnd { get; }

    /// <summary>Runs the clock over some of the entries.</summary>
    public Clock RunClock(IReadOnlyList<Entry> entries) => new Clock(ReceptionOf, _returnEnds, null).Run(entries);

    /// <summary>Runs it with somebody listening.</summary>
    public Clock RunClock(IReadOnlyList<Entry> entries, ClockLog log) => new Clock(ReceptionOf, _returnEnds, log).Run(entries);

    /// <summary>From when an entry counts: a return that is no end, from the day it happened (ruling 1); a late reason, on all days (decision 0014).</summary>
    private DateOnly CountsFrom(Entry entry) => entry.What switch
    {
        Happening.Returned when !_returnEnds => entry.OccurredOn,
        Happening.LateReasonGiven => DateOnly.MinValue,
        _ => entry.CountsFrom,
    };

    private ActualEnd? FindActualEnd()
    {
        Dictionary<string, Happening.ExplanationSubmitted>? claims = null;
        foreach (var entry in All)
        {
            if (entry.What is Happening.ExplanationSubmitted { Step: null, Reason: LateReasonCode.LateInSoftwareOnly } claim)
            {
                (claims ??= new(StringComparer.Ordinal))[claim.Explanation] = claim;
            }
        }

        if (claims is null || Reception is not { } reception)
        {
            return null;
        }

        var last = All.Where(e => e.What is Happening.ExplanationDecided decided && claims.ContainsKey(decided.Explanation)).MaxBy(e => e.Position);
        if (last?.What is not Happening.ExplanationDecided { Agreed: true } agreed || claims[agreed.Explanation].ActualOn is not { } actual || actual < reception.Day)
        {
            return null;
        }

        var voided = Clock.Where(e => e.What is Happening.Reopened && e.Position > last.Position).Select(e => e.CountsFrom).DefaultIfEmpty(DateOnly.MaxValue).Min();
        return new ActualEnd(actual, voided);
    }

    /// <summary>The accepted corrections of one entry, oldest decision first; of several decisions on one correction the last counts.</summary>
    public IEnumerable<Correction> CorrectionsOf(Entry target)
    {
        if (!All.Any(e => e.What is Happening.CorrectionDecided))
        {
            return [];
        }

        return
            from entry in All
            let corrected = entry.What as Happening.Corrected
            where corrected is not null && corrected.TargetSource == target.Source && corrected.TargetId == target.Id
            let decision = All.Where(d => d.What is Happening.CorrectionDecided c && c.TargetSource == entry.Source && c.TargetId == entry.Id).MaxBy(d => d.Position)
            where decision?.What is Happening.CorrectionDecided { Agreed: true }
            orderby decision.Position
            select corrected.ShouldSay;
    }

    private Reception ReceptionOf(Entry entry)
    {
        foreach (var known in _receptions)
        {
            if (ReferenceEquals(known.Entry, entry))
            {
                return known;
            }
        }

        var reception = new Reception(entry, _catalogue);
        _receptions.Add(reception);
        return reception;
    }

    private bool HasEnd()
    {
        var received = false;
        foreach (var entry in Clock)
        {
            received |= entry.What is Happening.Received;
            if (entry.What is Happening.ResultReady or Happening.Withdrawn or Happening.Stopped || (received && entry.What is Happening.RefusedAtIntake))
            {
                return true;
            }
        }

        return false;
    }
}
