using System.Security.Cryptography;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Quarantine;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Brings a batch of steps into the ledger: what lies beside it first, then the entries, then what was rejected into quarantine. When it
/// returns, all of it is durable. A stop between the first two leaves words that belong to no entry yet; the same steps, sent again, find them there.
/// </summary>
public sealed class WriteBatch(LedgerWriter ledger, LedgerReader reader, KeepBeside beside, KeepRejected quarantine, StepMeter meter, TimeProvider time)
{
    /// <summary>Writes the batch and counts its outcomes.</summary>
    public async Task WriteAsync(StepBatch batch, Sender sender, Tally tally)
    {
        foreach (var outcome in await AppendAsync(batch, sender))
        {
            Count(outcome, tally);
        }

        await quarantine.KeepAsync(batch.Rejected, sender);
        meter.Rejected(batch.Rejected);
        tally.Reject(batch.Rejected);
    }

    /// <summary>Writes the batch's steps and leaves its rejections alone; the outcomes are in the order of the steps.</summary>
    public async Task<IReadOnlyList<Appended>> AppendAsync(StepBatch batch, Sender sender)
    {
        if (batch.Steps.Count == 0)
        {
            return [];
        }

        var kept = await beside.KeepAsync(batch, sender);
        var entries = EntriesOf(batch);
        var outcomes = await ledger.AppendAsync(entries, CancellationToken.None);
        await beside.SettleAsync(kept, outcomes);
        meter.Took(batch.Steps, outcomes);
        List<NewEntry>? differing = null;
        for (var i = 0; i < entries.Length; i++)
        {
            if (outcomes[i].BodyDiffers)
            {
                (differing ??= []).Add(BodyDiffered(entries[i], outcomes[i].HeldStream));
            }
        }

        if (differing is not null)
        {
            await ledger.AppendAsync(differing, CancellationToken.None);
        }

        return outcomes;
    }

    /// <summary>Counts the outcomes the batch would have, and writes nothing.</summary>
    public async Task TryAsync(StepBatch batch, Tally tally, HashSet<(string Source, string Id)> seen, CancellationToken ct)
    {
        var known = await reader.FindAsync([.. batch.Steps.Select(static s => (s.Source, s.Id))], ct);
        for (var i = 0; i < batch.Steps.Count; i++)
        {
            var step = batch.Steps[i];
            if (known[i] is { } position)
            {
                tally.Repeat(position);
            }
            else if (seen.Add((step.Source, step.Id)))
            {
                tally.Accept(null);
            }
            else
            {
                tally.Repeat(0);
            }
        }

        tally.Reject(batch.Rejected);
    }

    private static NewEntry[] EntriesOf(StepBatch batch)
    {
        var entries = new NewEntry[batch.Steps.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var step = batch.Steps[i];
            entries[i] = new NewEntry(EntryKind.Step, step.Dossier, step.Source, step.Id, batch.BodyOf(step));
        }

        return entries;
    }

    private static void Count(in Appended outcome, Tally tally)
    {
        if (outcome.Duplicate)
        {
            tally.Repeat(outcome.Position);
        }
        else
        {
            tally.Accept(outcome.Position);
        }
    }

    /// <summary>The note that (source, id) came again with another body: in the dossier of the body that holds, once per differing body.</summary>
    private NewEntry BodyDiffered(NewEntry differing, string? held)
    {
        var dossier = held ?? differing.Stream!;
        var id = "bodyDiffered/" + Convert.ToHexStringLower(SHA256.HashData(differing.Body.Span));
        var body = SystemStep.Body(EntryTypes.BodyDiffered, id, dossier, time.GetUtcNow(), data =>
        {
            data.WriteStartObject("entry");
            data.WriteString("source", differing.Source);
            data.WriteString("id", differing.Id);
            data.WriteEndObject();
        });
        return new NewEntry(EntryKind.Step, dossier, SystemStep.Source, id, body);
    }
}
