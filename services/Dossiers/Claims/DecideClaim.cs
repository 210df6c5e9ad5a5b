using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Commands;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.Lookup;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Claims;

/// <summary>
/// Decides an explanation or a correction: one person claims, another decides, and both stand in the ledger for ever. The last decision counts.
/// </summary>
public sealed class DecideClaim(LoadDossier load, LedgerWriter ledger, KeepBeside beside, ClaimList claims, TimeProvider time)
{
    public async Task<(DecisionTaken? Taken, Refusal? Refusal)> RunAsync(string kind, string id, string? source, DecisionCommand command, Access access, CancellationToken ct)
    {
        if (command.Decision is not (Claim.Accepted or Claim.Rejected))
        {
            return (null, Refusal.Bad("badDecision", "decision phải là accepted hoặc rejected."));
        }

        var found = await claims.FindAsync(kind, id, source, ct);
        if (found.Count > 1)
        {
            return (null, Refusal.Bad("ambiguousId", "Nhiều nguồn có cùng mã này; hãy nêu source."));
        }

        if (found.Count == 0 || await load.ForAsync(found[0].Dossier, access, ct) is not { } dossier || Claiming(found[0], dossier) is not { } entry)
        {
            return (null, new Refusal(404, "claimNotFound", "Không có đề nghị này.", new Dictionary<string, object?> { ["id"] = id }));
        }

        if (command.Decision == Claim.Accepted && entry.What is Happening.Corrected { ApprovedBy: { } approved } && approved == entry.Officer)
        {
            return (null, Refusal.Conflict("approvedByOfficer", "Đính chính phải do người khác người lập duyệt.", ("officer", approved)));
        }

        var claim = found[0];
        var now = time.GetUtcNow();
        if (MayDecide.Refuses(claim, ClaimantsOf(entry), dossier.State.Agency, access.User, access.Agency, dossier.Catalogue, VietnamTime.DateOf(now)) is { } refusal)
        {
            return (null, refusal);
        }

        var position = await AppendAsync(claim, command, access, now);
        await claims.DecideAsync(claim, command.Decision, access.User);
        return (new DecisionTaken(id, claim.Dossier, command.Decision, position), null);
    }

    /// <summary>The entry that claims; null where the claim was noted but never reached the ledger.</summary>
    public static Entry? Claiming(Claim claim, LoadedDossier dossier) => dossier.Entries.FirstOrDefault(e =>
        e.Source == claim.Source && e.Id == claim.Id && e.What is Happening.ExplanationSubmitted or Happening.Corrected);

    /// <summary>Everybody who stands behind a claim, beside the user who sent it.</summary>
    public static IReadOnlyCollection<string?> ClaimantsOf(Entry entry) => entry.What switch
    {
        Happening.ExplanationSubmitted explained => [explained.By],
        Happening.Corrected => [entry.Officer],
        _ => [],
    };

    private async Task<long> AppendAsync(Claim claim, DecisionCommand command, Access access, DateTimeOffset now)
    {
        var explains = claim.Kind == Claim.Explanation;
        var id = $"decision/{Guid.CreateVersion7()}";
        if (SideWords.Of(("text", command.Text)) is { } words)
        {
            await beside.KeepTextAsync(claim.Dossier, SystemStep.Source, id, words);
        }

        var body = SystemStep.Body(explains ? EntryTypes.ExplanationDecided : EntryTypes.CorrectionDecided, id, claim.Dossier, now, data =>
        {
            if (explains)
            {
                data.WriteString("explanation", claim.Id);
            }
            else
            {
                data.WriteStartObject("entry");
                data.WriteString("source", claim.Source);
                data.WriteString("id", claim.Id);
                data.WriteEndObject();
            }

            data.WriteString("decision", command.Decision);
            data.WriteString("by", access.User);
        });
        var outcome = await ledger.AppendAsync([new NewEntry(EntryKind.Step, claim.Dossier, SystemStep.Source, id, body)], CancellationToken.None);
        return outcome[0].Position;
    }
}
