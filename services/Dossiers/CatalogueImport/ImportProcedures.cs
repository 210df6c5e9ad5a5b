using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.CatalogueImport;

/// <summary>
/// Takes procedures from an outside catalogue: what it tells is laid over the newest edition here of the same code (or, if exactly one has it, of the
/// same national part), the rest stays; a procedure that is new here is information only until somebody says more. Goes in by the way of every
/// catalogue change, with its checks.
/// </summary>
internal sealed class ImportProcedures(CatalogueNow catalogue, PutCatalogue put)
{
    /// <summary>Takes them; the lines of the answer are those of the list or sheet.</summary>
    /// <param name="dryRun">Whether it only says what would become of them.</param>
    public async Task<CatalogueAnswer> RunAsync(IReadOnlyList<FoundProcedure> found, Access access, bool dryRun, CancellationToken ct)
    {
        await catalogue.RefreshAsync(ct);
        var sound = found.Where(static f => f.Fault is null).ToList();
        var items = JsonSerializer.SerializeToElement(new JsonArray([.. sound.Select(one => Laid(one, sound))]));
        var answer = await put.RunAsync(EntryKind.Procedure, items, access, dryRun, ct);
        var rejected = answer.Rejected.Select(r => r with { Line = sound[r.Line - 1].Line })
            .Concat(found.Where(static f => f.Fault is not null).Select(static f => new RejectedItem(f.Line, f.Code, f.Code is null ? "missingField" : "badValue", f.Fault!)));
        return answer with { Rejected = [.. rejected.OrderBy(static r => r.Line)] };
    }

    private JsonObject Laid(FoundProcedure found, IReadOnlyList<FoundProcedure> all)
    {
        var item = Holding(found.Code!) is { } stored ? JsonNode.Parse(stored.Body.Span)!.AsObject() : new JsonObject { ["serviceLevel"] = "information" };
        foreach (var (name, value) in found.Known)
        {
            if (name != "code" || !item.ContainsKey("code"))
            {
                item[name] = value?.DeepClone();
            }
        }

        if (item["field"] is JsonObject field && field["code"] is null && (string?)field["name"] is { } named)
        {
            field["code"] = FieldCode(PlainWords.Of(named), all) ?? named;
        }

        return item;
    }

    /// <summary>The code that the list, or else some procedure here, has for a field of that name, however it is written; null where none has: such a field goes by its name.</summary>
    private string? FieldCode(string plainName, IReadOnlyList<FoundProcedure> all) =>
        all.Select(static f => f.Known["field"]).FirstOrDefault(f => f?["code"] is not null && PlainWords.Of((string)f["name"]!) == plainName)?["code"]?.GetValue<string>()
        ?? catalogue.Newest.Procedures.LastOrDefault(p => PlainWords.Of(p.FieldName) == plainName)?.FieldCode;

    private StoredItem? Holding(string code)
    {
        var procedures = catalogue.Items.Where(static i => i.Key.Kind == EntryKind.Procedure).ToList();
        var same = procedures.Where(i => i.Key.Code == code).ToList();
        if (same.Count == 0)
        {
            same = procedures.Where(i => ProcedureCode.NationalPart(i.Key.Code) == code).ToList();
            same = same.Select(static i => i.Key.Code).Distinct().Count() == 1 ? same : [];
        }

        return same.Count == 0 ? null : same.MaxBy(static i => i.Key.EffectiveFrom).Value;
    }
}
