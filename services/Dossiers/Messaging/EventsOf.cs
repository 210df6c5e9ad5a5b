using OneStop.Contracts.Messages;
using OneStop.Core.Dossiers;

namespace OneStop.Dossiers.Messaging;

/// <summary>Which events a ledger entry makes. A declared first load of history makes none (ruling 32a).</summary>
public static class EventsOf
{
    /// <summary>The events, in order; empty for most entries.</summary>
    public static IReadOnlyList<DossierEvent> Entry(string dossier, Entry entry) => entry switch
    {
        { Backfill: true } => [],
        { What: Happening.Received } => [Of(DossierEvent.Received, dossier, entry)],
        { What: Happening.ResultReady or Happening.Withdrawn or Happening.Stopped } => [Of(DossierEvent.Resolved, dossier, entry)],
        { What: Happening.NearDueNoticed near } => [Of(DossierEvent.NearDue, dossier, entry) with { DueOn = near.DueOn, WorkingDaysLeft = near.WorkingDaysLeft }],
        { What: Happening.LateNoticed late } => [Of(DossierEvent.Late, dossier, entry) with { DueOn = late.DueOn }],
        { What: Happening.ApologyOwedNoticed owed } => [Of(DossierEvent.ApologyOwed, dossier, entry) with { DueOn = owed.DueOn }],
        _ => [],
    };

    private static DossierEvent Of(string name, string dossier, Entry entry) =>
        new(1, $"{entry.Position}/{name}", name, dossier, entry.Agency, entry.OccurredAt, entry.RecordedAt, null, null, entry.Position);
}
