using System.Text.Json;

namespace OneStop.Contracts.Dossiers;

/// <summary>One ledger entry of a dossier with its three times (<c>GET /v1/dossiers/{code}/entries</c>).</summary>
/// <param name="AppendedAt">When the ledger learned of it: its own stamp.</param>
/// <param name="OccurredAt">When it happened, as the source says.</param>
/// <param name="RecordedAt">When it was recorded in the source's software.</param>
/// <param name="Body">The entry as stored, without personal data and free text.</param>
public sealed record EntryAnswer(long Position, DateTimeOffset AppendedAt, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, JsonElement Body);

/// <summary>One line of the feed <c>GET /v1/ledger</c> (ruling 35).</summary>
/// <param name="Kind"><c>step</c>, <c>agency</c>, <c>procedure</c>, <c>unit</c>, <c>calendar</c>, <c>ruleSet</c>, <c>typed</c>, <c>notice</c> or <c>dossierAlias</c>.</param>
/// <param name="Schema">Version of the body's format, from 1.</param>
public sealed record LedgerLine(long Position, DateTimeOffset AppendedAt, string Kind, int Schema, JsonElement Body);
