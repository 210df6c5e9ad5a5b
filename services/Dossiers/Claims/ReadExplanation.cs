using OneStop.Contracts;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.Lookup;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Claims;

/// <summary>Reads explanations as the ledger has them; their words only for those who claim or decide.</summary>
public sealed class ReadExplanation(LoadDossier load, ClaimList claims, ReadSideText texts)
{
    /// <summary>One explanation; null where there is none for this access.</summary>
    public async Task<ExplanationAnswer?> OneAsync(string id, Access access, CancellationToken ct) =>
        await claims.FindAsync(Claim.Explanation, id, null, ct) is [var claim] ? await AnswerAsync(claim, access, ct) : null;

    /// <summary>One page; claims about dossiers outside the subtree are passed over.</summary>
    public async Task<Page<ExplanationAnswer>> PageAsync(string? state, string? dossier, string? cursor, int limit, Access access, CancellationToken ct)
    {
        var found = await claims.ListAsync(Claim.Explanation, state, dossier, cursor, limit, ct);
        var items = new List<ExplanationAnswer>();
        foreach (var claim in found)
        {
            if (await AnswerAsync(claim, access, ct) is { } answer)
            {
                items.Add(answer);
            }
        }

        return new Page<ExplanationAnswer>(items, found.Count == limit ? ClaimList.CursorAfter(found[^1]) : null);
    }

    private async Task<ExplanationAnswer?> AnswerAsync(Claim claim, Access access, CancellationToken ct)
    {
        if (await load.ForAsync(claim.Dossier, access, ct) is not { } dossier || dossier.State.Explanations.FirstOrDefault(e => e.Id == claim.Id) is not { } state)
        {
            return null;
        }

        var answer = DossierView.ExplanationOf(claim.Dossier, state);
        if (!access.May(Scopes.ExplanationsWrite) && !access.May(Scopes.ExplanationsDecide))
        {
            return answer;
        }

        var decision = dossier.Entries.LastOrDefault(e => e.What is Happening.ExplanationDecided decided && decided.Explanation == claim.Id);
        return answer with
        {
            Text = SideWords.Read(await texts.OfEntryAsync(claim.Dossier, claim.Source, claim.Id, ct), "text"),
            DecisionText = decision is null ? null : SideWords.Read(await texts.OfEntryAsync(claim.Dossier, decision.Source, decision.Id, ct), "text"),
        };
    }
}
