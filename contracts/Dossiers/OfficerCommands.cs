using System.Text.Json;

namespace OneStop.Contracts.Dossiers;

/// <summary>Issue an apology (<c>POST /v1/dossiers/{code}/apologies</c>; domain §7).</summary>
/// <param name="Reason">N1 … N12, required.</param>
/// <param name="NewAppointmentOn">Required on the first apology while the dossier is open: a working day after the due date and the document's date.</param>
/// <param name="DocumentOn">The document's date; null = today.</param>
/// <param name="Text">Free text; never enters the ledger.</param>
public sealed record ApologyCommand(string? Reason, DateOnly? NewAppointmentOn, string? DocumentNo, DateOnly? DocumentOn, string? SignedBy, string? Text);

/// <summary>Give a late reason (<c>POST /v1/dossiers/{code}/reasons</c>; domain §8.2).</summary>
/// <param name="Code">N1 … N12.</param>
/// <param name="Unit">Whom it is charged to, where known.</param>
/// <param name="Primary">The main reason; a later one takes its place.</param>
public sealed record ReasonCommand(string? Code, string? Unit, bool Primary, string? Text);

/// <summary>A step an officer enters by hand (<c>POST /v1/dossiers/{code}/steps</c>).</summary>
/// <param name="OccurredAt">ISO 8601; null = now.</param>
public sealed record ManualStep(string? Type, string? OccurredAt, string? Agency, string? Unit, JsonElement? Data);

/// <summary>The answer to an officer's command.</summary>
/// <param name="Notes">What the officer should know, for example that the apology is late.</param>
public sealed record CommandTaken(string Dossier, long Position, IReadOnlyList<string> Notes);
