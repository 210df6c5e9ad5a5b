namespace OneStop.Dossiers.Personal;

/// <summary>The tables beside the ledger that hold personal data, encrypted, and the name of a row's place that its value is bound to.</summary>
/// <param name="Table">With its schema.</param>
/// <param name="Key">The columns that name a row.</param>
/// <param name="Value">The encrypted column.</param>
internal sealed record PersonalPlace(string Table, string Key, string Value)
{
    public static readonly PersonalPlace Applicant = new("dossiers.personal_data", "dossier, source, id", "body");
    public static readonly PersonalPlace FreeText = new("dossiers.free_text", "dossier, source, id", "body");
    public static readonly PersonalPlace Rejected = new("dossiers.quarantine", "channel, encode(sha256, 'hex')", "raw");
    public static readonly PersonalPlace Revision = new("dossiers.national_revisions", "source, dossier, kind, encode(sha256, 'hex')", "body");
    public static readonly PersonalPlace Register = new("dossiers.registers", "id::text", "copy");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<PersonalPlace> All = [Applicant, FreeText, Rejected, Revision, Register];

    /// <summary>The place of one row.</summary>
    public string Of(params ReadOnlySpan<string> key) => $"{Table}\n{string.Join('\n', key!)}";
}
