using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;
using OneStop.Dossiers.Lookup;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Claims;

/// <summary>
/// Shows what accepting a correction would change: the dossier as it is, and folded with the decision as if it had just been taken. What the
/// preview says is what the decision does, because both are the same fold.
/// </summary>
public sealed class PreviewCorrection(LoadDossier load, ClaimList claims, TimeProvider time)
{
    /// <summary>The preview; null where there is no such correction for this access.</summary>
    public async Task<CorrectionPreview?> RunAsync(string id, string? source, Access access, CancellationToken ct)
    {
        if (await claims.FindAsync(Claim.Correction, id, source, ct) is not [var claim] || await load.ForAsync(claim.Dossier, access, ct) is not { } dossier)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var decision = new Entry(
            dossier.Last.Position + 1, now, "onestop", "preview", now, now, null, null, null, new Happening.CorrectionDecided(claim.Source, claim.Id, true, access.User));
        Entry[] entries = [.. dossier.Entries, decision];
        var decided = dossier with { State = Fold.Of(dossier.Code, entries, dossier.History).Today };
        var (before, after) = (DossierView.Of(dossier, now), DossierView.Of(decided, now));
        return new CorrectionPreview(claim.Source, claim.Id, claim.Dossier, before, after, Changed(before, after));
    }

    private static List<string> Changed(DossierAnswer before, DossierAnswer after)
    {
        var (was, becomes) = (Fields(before), Fields(after));
        return [.. was.Where(field => !JsonNode.DeepEquals(field.Value, becomes[field.Key])).Select(static field => field.Key)];
    }

    private static JsonObject Fields(DossierAnswer answer) => JsonSerializer.SerializeToNode(answer, WireJson.Options)!.AsObject();
}
