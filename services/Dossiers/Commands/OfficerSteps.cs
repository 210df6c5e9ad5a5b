using System.Text;
using System.Text.Json.Nodes;
using OneStop.Core.Dossiers;
using OneStop.Dossiers.Catalogue;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Commands;

/// <summary>
/// Appends what officers enter here, by the same way as the reports of their software: same checks, same canonical form, words beside the
/// ledger. The source is <c>officer</c>.
/// </summary>
public sealed class OfficerSteps(WriteBatch writer, CatalogueNow catalogue)
{
    public const string Source = Entry.Officers;

    /// <summary>Appends one step and returns its position.</summary>
    /// <param name="id">Unique within the source: of two commands with the same id only the first is taken, the other is refused.</param>
    /// <param name="occurredAt">ISO 8601.</param>
    public async Task<(long Position, Refusal? Refusal)> AppendAsync(
        string id, string type, string dossier, string occurredAt, string? recordedAt, string? agency, string? unit, JsonObject? data, Access access)
    {
        var step = new JsonObject
        {
            ["source"] = Source,
            ["id"] = id,
            ["type"] = type,
            ["dossier"] = dossier,
            ["occurredAt"] = occurredAt,
            ["recordedAt"] = recordedAt,
            ["agency"] = agency,
            ["unit"] = unit,
            ["officer"] = access.User,
            ["data"] = data,
        };
        using var batch = new StepBatch();
        new StepReader(catalogue.ForbiddenTo(access.Agency), backfill: false).Read(Encoding.UTF8.GetBytes(step.ToJsonString()), 1, batch);
        if (batch.Rejected is [var rejected, ..])
        {
            return (0, Refusal.Bad(rejected.Code, rejected.Detail));
        }

        var outcomes = await writer.AppendAsync(batch, Sender.Of("officer", access, backfill: false));
        return outcomes is [{ Duplicate: true, Position: var first }]
            ? (0, Refusal.Conflict("changedMeanwhile", "Có người vừa ghi trước; hãy xem lại hồ sơ.", ("position", first)))
            : (outcomes[0].Position, null);
    }
}
