using OneStop.Dossiers.Claims;

namespace OneStop.Dossiers.Intake;

/// <summary>What was kept beside the ledger before a batch was appended, until the outcomes say what of it holds.</summary>
/// <param name="Claimed">Whose claims the batch brings, and since when.</param>
public sealed record KeptBeside(Claimed Claimed, List<SideRow> Rows);

/// <summary>A row beside the ledger.</summary>
/// <param name="Number">The place of its step in the batch, from 0.</param>
/// <param name="Body">What lies there, encrypted; no two are the same. Empty for a claim.</param>
/// <param name="New">It was put there; false = another row of that key was there already.</param>
public sealed record SideRow(int Number, SideTable Table, ReadStep Step, byte[] Body, bool New);

/// <summary>Where a row lies.</summary>
public enum SideTable
{
    Applicants,
    Texts,
    Claims,
}
