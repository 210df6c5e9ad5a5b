using System.Text.Json;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;
using OneStop.Dossiers.Commands;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.Lookup;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Claims;

/// <summary>
/// Takes a claim about a late dossier or step (giải trình, domain §8.3). Its words go beside the ledger; the ledger holds reason, dates and the
/// document's number.
/// </summary>
public sealed class SubmitExplanation(LoadDossier load, LedgerWriter ledger, KeepBeside beside, ClaimList claims, TimeProvider time)
{
    public async Task<(ExplanationTaken? Taken, Refusal? Refusal)> RunAsync(ExplanationClaim claim, Access access, CancellationToken ct)
    {
        if (Check(claim) is { } refusal)
        {
            return (null, refusal);
        }

        if (await load.ForAsync(claim.Dossier, access, ct) is not { } dossier)
        {
            return (null, new Refusal(404, "dossierNotFound", "Không có hồ sơ này.", new Dictionary<string, object?> { ["dossier"] = claim.Dossier }));
        }

        var id = Guid.CreateVersion7().ToString();
        await claims.KeepAsync(Claim.Explanation, new Claimed(access.User, access.Agency, time.GetUtcNow()), [(SystemStep.Source, id, dossier.Code)]);
        if (SideWords.Of(("text", claim.Text), ("evidenceUrl", claim.Evidence?.Url)) is { } words)
        {
            await beside.KeepTextAsync(dossier.Code, SystemStep.Source, id, words);
        }

        var body = SystemStep.Body(EntryTypes.ExplanationSubmitted, id, dossier.Code, time.GetUtcNow(), data => Write(data, claim, id, access));
        var outcome = await ledger.AppendAsync([new NewEntry(EntryKind.Step, dossier.Code, SystemStep.Source, id, body)], CancellationToken.None);
        return (new ExplanationTaken(id, dossier.Code, outcome[0].Position), null);
    }

    /// <summary>What a claim must say.</summary>
    public static Refusal? Check(ExplanationClaim claim) => claim switch
    {
        { Dossier: null or "" } => Refusal.Bad("missingField", "Thiếu trường dossier."),
        { Reason: null or "" } => Refusal.Bad("missingField", "Thiếu trường reason."),
        _ when !LateReasonCode.IsKnown(claim.Reason) => Refusal.Bad("badReason", "reason phải là một mã từ N1 đến N12."),
        { Reason: LateReasonCode.LateInSoftwareOnly, Step: null, ActualOn: null } => Refusal.Bad("actualOnMissing", "Giải trình N9 phải nêu ngày hoàn thành thực tế (actualOn)."),
        _ => null,
    };

    private static void Write(Utf8JsonWriter data, ExplanationClaim claim, string id, Access access)
    {
        data.WriteString("explanation", id);
        if (!string.IsNullOrWhiteSpace(claim.Step))
        {
            data.WriteString("step", claim.Step);
        }

        data.WriteString("reason", claim.Reason);
        if (claim.ActualOn is { } actual)
        {
            data.WriteString("actualOn", $"{actual:yyyy-MM-dd}");
        }

        if (claim.Evidence is { Number: not null } or { Date: not null })
        {
            data.WriteStartObject("evidence");
            if (claim.Evidence.Number is { } number)
            {
                data.WriteString("number", number);
            }

            if (claim.Evidence.Date is { } date)
            {
                data.WriteString("date", $"{date:yyyy-MM-dd}");
            }

            data.WriteEndObject();
        }

        data.WriteString("by", access.User);
        if (!access.Everywhere)
        {
            data.WriteString("byAgency", access.Agency);
        }
    }
}
