namespace OneStop.Runtime.Hosting;

/// <summary>The scopes a token may carry (ruling 37).</summary>
public static class Scopes
{
    public const string StepsWrite = "steps:write";
    public const string DossiersRead = "dossiers:read";
    public const string ReportsRead = "reports:read";
    public const string ReportsSeal = "reports:seal";
    public const string CatalogueRead = "catalogue:read";
    public const string CatalogueWrite = "catalogue:write";
    public const string ExplanationsWrite = "explanations:write";
    public const string ExplanationsDecide = "explanations:decide";
    public const string QuarantineWrite = "quarantine:write";
    public const string PersonalRead = "personal:read";
    public const string LedgerRead = "ledger:read";

    /// <summary>All of them, in the order of the ruling.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        StepsWrite, DossiersRead, ReportsRead, ReportsSeal, CatalogueRead, CatalogueWrite, ExplanationsWrite, ExplanationsDecide, QuarantineWrite,
        PersonalRead, LedgerRead,
    ];
}
