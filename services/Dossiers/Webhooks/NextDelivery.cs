using OneStop.Contracts.Dossiers;
using OneStop.Contracts.Messages;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Catalogue;
using OneStop.Dossiers.Lookup;
using OneStop.Dossiers.Messaging;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Webhooks;

/// <summary>Finds what a subscriber gets next: the events after its checkpoint that it asked for, numbered on from its last.</summary>
public sealed class NextDelivery(LedgerReader ledger, ReadEvents events, LoadDossier dossiers, CatalogueNow catalogue, TimeProvider time)
{
    /// <summary>Most events in one delivery.</summary>
    public const int EventsMax = 100;

    private const int EntriesMax = 2000;

    /// <summary>The events, none where nothing for it was found, and the position reached with them; the checkpoint where there is nothing more.</summary>
    public async Task<(IReadOnlyList<NumberedEvent> Events, long Position)> AfterAsync(Webhook webhook, CancellationToken ct)
    {
        var found = new List<NumberedEvent>();
        var reached = webhook.Position;
        await foreach (var stored in ledger.ReadAsync(webhook.Position, EntriesMax, ct))
        {
            var made = await events.OfAsync(stored, ct);
            if (found.Count + made.Count > EventsMax)
            {
                break;
            }

            foreach (var happened in made)
            {
                if (await IsForAsync(webhook, happened, ct))
                {
                    found.Add(new NumberedEvent(webhook.Sequence + found.Count + 1, happened.Message));
                }
            }

            reached = stored.Position;
        }

        return (found, reached);
    }

    private async Task<bool> IsForAsync(Webhook webhook, OutgoingEvent happened, CancellationToken ct)
    {
        if (webhook.Events.Count > 0 && !webhook.Events.Contains(happened.Name))
        {
            return false;
        }

        if (webhook.Agency == Access.AllAgencies)
        {
            return true;
        }

        // An entry need not name the agency its dossier belongs to.
        if (happened.Message is DossierEvent)
        {
            return await dossiers.FindAsync(happened.Subject, ct) is { } dossier && dossiers.IsSeenFrom(webhook.Agency, dossier);
        }

        return happened.Agency is { } agency && catalogue.Newest.InSubtree(agency, webhook.Agency, VietnamTime.DateOf(time.GetUtcNow()));
    }
}
