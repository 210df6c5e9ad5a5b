using OneStop.Contracts.Messages;
using OneStop.Dossiers.National;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Dossiers.Messaging;

/// <summary>Which events a ledger entry makes among its neighbours: an end that two entries tell of one moment (decision 0011) makes one, by the first.</summary>
public sealed class ReadEvents(LedgerReader ledger)
{
    /// <summary>The events of an entry, in order; the same whenever it is asked.</summary>
    public async Task<IReadOnlyList<OutgoingEvent>> OfAsync(StoredEntry stored, CancellationToken ct)
    {
        var made = EventsOf.Stored(stored);
        if (made is not [{ Name: DossierEvent.Resolved }])
        {
            return made;
        }

        var entry = StepFormat.Read(stored.Position, stored.AppendedAt, stored.Body.Span);
        return DerivedStep.OtherPartOf(entry.Id) is { } other && (await ledger.FindAsync([(entry.Source, other)], ct))[0] < stored.Position ? [] : made;
    }
}
