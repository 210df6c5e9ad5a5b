using OneStop.Contracts.Messages;
using OneStop.Core.Dossiers;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Dossiers.Messaging;

/// <summary>Which events a ledger entry makes. A declared first load of history makes none (ruling 32a).</summary>
public static class EventsOf
{
    /// <summary>The events of an entry as stored, in order; none for most entries.</summary>
    public static IReadOnlyList<OutgoingEvent> Stored(in StoredEntry stored) => stored switch
    {
        { Kind: EntryKind.Step, Stream: { } dossier } => Entry(dossier, StepFormat.Read(stored.Position, stored.AppendedAt, stored.Body.Span)),
        { Kind: EntryKind.Notice } when SealedNotice.Read(stored) is { } report => [new OutgoingEvent(report.Event, report.Report, report.Scope, report)],
        _ => [],
    };

    /// <summary>The events of a dossier's entry.</summary>
    public static IReadOnlyList<OutgoingEvent> Entry(string dossier, Entry entry) => entry switch
    {
        { Backfill: true } => [],
        { What: Happening.Received } => [Of(DossierEvent.Received, dossier, entry)],
        { What: Happening.ResultReady or Happening.Withdrawn or Happening.Stopped } => [Of(DossierEvent.Resolved, dossier, entry)],
        { What: Happening.NearDueNoticed near } => [Of(DossierEvent.NearDue, dossier, entry, near.DueOn, near.WorkingDaysLeft)],
        { What: Happening.LateNoticed late } => [Of(DossierEvent.Late, dossier, entry, late.DueOn)],
        { What: Happening.ApologyOwedNoticed owed } => [Of(DossierEvent.ApologyOwed, dossier, entry, owed.DueOn)],
        _ => [],
    };

    private static OutgoingEvent Of(string name, string dossier, Entry entry, DateOnly? dueOn = null, int? left = null) => new(
        name,
        dossier,
        entry.Agency,
        new DossierEvent(1, $"{entry.Position}/{name}", name, dossier, entry.Agency, entry.OccurredAt, entry.RecordedAt, dueOn, left, entry.Position));
}
