using System.Text.Json;

namespace OneStop.Contracts.Dossiers;

/// <summary>What lies beside the ledger of one dossier (<c>GET /v1/dossiers/{code}/personal</c>); each reading is noted.</summary>
public sealed record PersonalAnswer(string Dossier, IReadOnlyList<SideTextAnswer> Applicants, IReadOnlyList<SideTextAnswer> Texts);

/// <summary>One piece, with the entry it came with.</summary>
public sealed record SideTextAnswer(string Source, string Id, JsonElement Value);

/// <summary>What was erased (<c>DELETE /v1/dossiers/{code}/personal</c>).</summary>
public sealed record ErasedAnswer(string Dossier, long Erased);
