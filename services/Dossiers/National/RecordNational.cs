using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Catalogue;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.Quarantine;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.National;

/// <summary>Who sends a national message.</summary>
/// <param name="Source">The name its entries carry.</param>
/// <param name="User">The token's user, or the source.</param>
/// <param name="Agency">The agency whose subtree it may write, <c>*</c> = all.</param>
public sealed record NationalSender(string Source, string User, string Agency);

/// <summary>
/// Takes the items of a national message: every revision is kept, the set of them is turned into ledger entries, and those the ledger does not
/// have yet are appended. The same message again, or its items in another order, gives the same dossiers.
/// </summary>
public sealed class RecordNational(
    NationalRevisions revisions, ReadTold told, Unsay unsay, PortalViews views, NationalAliases aliases, CatalogueNow catalogue, WriteBatch writer, KeepRejected quarantine, LedgerReader ledger)
{
    /// <summary>The way in, as quarantine names it.</summary>
    public const string Channel = "national";

    /// <summary>Takes the items; the errors are in their order.</summary>
    public async Task<IReadOnlyList<NationalError>> RunAsync(string kind, IEnumerable<JsonElement> data, string? agency, NationalSender sender, CancellationToken ct)
    {
        var known = await aliases.ForAsync(sender.Source, ct);
        var unit = AgencyCode.Normalise(agency);
        var items = new List<NationalItem>();
        var rejected = new List<RejectedLine>();
        var index = 0;
        foreach (var json in data)
        {
            index++;
            var (item, code, detail) = NationalItem.Read(kind, unit, json);
            if (item is null)
            {
                rejected.Add(Rejected(index, kind, agency, json, sender.Source, code!, detail!));
            }
            else
            {
                items.Add(item with { Dossier = known.DossierOf(item.Dossier, item.ToldOn) });
            }
        }

        if (items.Count > 0)
        {
            await revisions.KeepAsync(sender.Source, items, ct);
            await AppendAsync([.. items.Select(static i => i.Dossier).Distinct()], known, sender, rejected, ct);
        }

        await quarantine.KeepAsync(rejected, new Sender(Channel, sender.User, sender.Agency, Backfill: false));
        return [.. rejected.Select(static r => new NationalError(r.Line, r.Dossier, r.Code, r.Detail))];
    }

    /// <summary>Concludes again from what a source has told of some dossiers, for a reason other than a message: a code has come to mean one of them.</summary>
    public async Task AgainAsync(IReadOnlyCollection<string> dossiers, NationalSender sender, CancellationToken ct) =>
        await AppendAsync(dossiers, await aliases.ForAsync(sender.Source, ct), sender, [], ct);

    private async Task AppendAsync(IReadOnlyCollection<string> dossiers, NationalAliases.Known known, NationalSender sender, List<RejectedLine> rejected, CancellationToken ct)
    {
        var all = await told.OfAsync(sender.Source, dossiers, known, ct);
        var steps = new List<DerivedStep>();
        var doubtful = new List<(DerivedStep Step, bool Meant)>();
        foreach (var dossier in all)
        {
            var derive = new DeriveSteps(dossier.Dossier, dossier.All, known.AgencyOf);
            steps.AddRange(await told.WithoutStandingAsync(derive.Run(), dossier, sender.Source, known, ct));
            doubtful.AddRange(derive.Doubtful.SelectMany(d => dossier.OtherCodes.Prepend(dossier.Dossier).Select(code => (d.Step with { Dossier = code }, d.Meant))));
        }

        var positions = await ledger.FindAsync([.. steps.Select(step => (sender.Source, step.Id))], ct);
        using var batch = new StepBatch();
        var forbidden = catalogue.ForbiddenTo(sender.Agency);
        var reader = new StepReader(forbidden, backfill: false);
        for (var i = 0; i < steps.Count; i++)
        {
            if (positions[i] is null || steps[i].IsForbidden(forbidden))
            {
                reader.Read(steps[i].Line(sender.Source), i, batch);
            }
        }

        await writer.AppendAsync(batch, new Sender(Channel, sender.User, sender.Agency, Backfill: false));
        await unsay.RunAsync(sender.Source, doubtful, ct);
        await views.KeepAsync(sender.Source, [.. all.Select(dossier => PortalView.Of(dossier.Dossier, dossier.All, known.AgencyOf))], ct);
        await views.DropAsync(sender.Source, [.. all.SelectMany(static dossier => dossier.OtherCodes)], ct);
        rejected.AddRange(batch.Rejected.DistinctBy(static r => r.Dossier).Select(static r => r with { Line = 0 }));
    }

    /// <summary>The item with what is needed to send it again.</summary>
    private static RejectedLine Rejected(int index, string kind, string? agency, JsonElement json, string source, string code, string detail)
    {
        var wrapped = JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["service"] = kind,
            ["madonvi"] = agency,
            ["source"] = source,
            ["data"] = new JsonArray(JsonNode.Parse(json.GetRawText())),
        });
        var dossier = NationalValue.Text(json, "MaHoSo");
        return new RejectedLine(index, source, null, dossier is { Length: <= 200 } ? dossier : null, code, detail, wrapped, wrapped.Length, SHA256.HashData(wrapped));
    }
}
