using System.Text.Json;

namespace OneStop.Contracts.Dossiers;

/// <summary>What lies beside the ledger of one dossier (<c>GET /v1/dossiers/{code}/personal</c>); each reading is noted.</summary>
/// <param name="Masked">Whether the values are masked (<c>0740****923</c>), as they are unless a <c>purpose</c> is given.</param>
public sealed record PersonalAnswer(string Dossier, bool Masked, IReadOnlyList<SideTextAnswer> Applicants, IReadOnlyList<SideTextAnswer> Texts);

/// <summary>One piece, with the entry it came with.</summary>
public sealed record SideTextAnswer(string Source, string Id, JsonElement Value);

/// <summary>One reading or erasure of personal data (<c>GET /v1/dossiers/{code}/personal/reads</c>), newest first.</summary>
/// <param name="What"><c>dossier</c>, <c>quarantine</c>, <c>register</c> or <c>erasure</c>.</param>
/// <param name="Purpose">Null = read masked.</param>
public sealed record PersonalRead(DateTimeOffset At, string By, string What, string? Purpose);

/// <summary>What was erased (<c>DELETE /v1/dossiers/{code}/personal</c>).</summary>
public sealed record ErasedAnswer(string Dossier, long Erased);
