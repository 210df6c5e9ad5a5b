namespace OneStop.Contracts.Dossiers;

/// <summary>A claim that a late dossier, or one late step of it, was not late in reality (giải trình): <c>POST /v1/explanations</c>.</summary>
/// <param name="Step">Name of the step meant; null = the whole dossier.</param>
/// <param name="Reason">N1 … N12; only an accepted N9 moves the explained view.</param>
/// <param name="ActualOn">When it was really done; required for N9.</param>
/// <param name="Text">Free text; never enters the ledger.</param>
public sealed record ExplanationClaim(string Dossier, string? Step, string Reason, Evidence? Evidence, DateOnly? ActualOn, string? Text);

/// <summary>The document that proves a claim.</summary>
public sealed record Evidence(string? Number, DateOnly? Date, string? Url);

/// <summary>The answer to a claim.</summary>
public sealed record ExplanationTaken(string Id, string Dossier, long Position);

/// <summary>A decision by another person: <c>accepted</c> or <c>rejected</c>.</summary>
public sealed record DecisionCommand(string Decision, string? Text);

/// <summary>The answer to a decision.</summary>
public sealed record DecisionTaken(string Id, string Dossier, string Decision, long Position);

/// <summary>A claim and, once there is one, its decision.</summary>
/// <param name="State"><c>pending</c>, <c>accepted</c> or <c>rejected</c>.</param>
public sealed record ExplanationAnswer(
    string Id,
    string Dossier,
    string? Step,
    string Reason,
    DateOnly? ActualOn,
    string? EvidenceNumber,
    DateOnly? EvidenceOn,
    string By,
    string? ByAgency,
    string State,
    string? DecidedBy,
    string? Text,
    string? DecisionText);
