using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.National;

/// <summary>
/// Notes in the ledger which of a feed's entries its messages no longer mean, or mean again (decision 0011). What the ledger does not have needs no note, and
/// what the last note says is not said twice.
/// </summary>
public sealed class Unsay(LedgerReader reader, LedgerWriter ledger, TimeProvider time)
{
    public async Task RunAsync(string source, IReadOnlyList<(DerivedStep Step, bool Meant)> doubtful, CancellationToken ct)
    {
        var positions = await reader.FindAsync([.. doubtful.Select(d => (source, d.Step.Id))], ct);
        var notes = new List<NewEntry>();
        for (var i = 0; i < doubtful.Count; i++)
        {
            var (step, meant) = doubtful[i];
            if (positions[i] is not null && await NotedAsync(source, step.Id, ct) is var noted && meant != (noted % 2 == 0))
            {
                notes.Add(Note(source, step, noted, meant));
            }
        }

        if (notes.Count > 0)
        {
            await ledger.AppendAsync(notes, CancellationToken.None);
        }
    }

    /// <summary>How many notes there are of an entry: it is not meant by the first, meant again by the second.</summary>
    private async Task<int> NotedAsync(string source, string id, CancellationToken ct)
    {
        var noted = 0;
        while (await reader.FindAsync([(SystemStep.Source, IdOf(source, id, noted))], ct) is [not null])
        {
            noted++;
        }

        return noted;
    }

    private NewEntry Note(string source, DerivedStep step, int noted, bool again)
    {
        var id = IdOf(source, step.Id, noted);
        var body = SystemStep.Body(EntryTypes.Unsaid, id, step.Dossier, time.GetUtcNow(), data =>
        {
            data.WriteStartObject("entry");
            data.WriteString("source", source);
            data.WriteString("id", step.Id);
            data.WriteEndObject();
            data.WriteBoolean("again", again);
        });
        return new NewEntry(EntryKind.Step, step.Dossier, SystemStep.Source, id, body);
    }

    private static string IdOf(string source, string id, int noted) => $"unsaid/{source}/{id}/{noted}";
}
