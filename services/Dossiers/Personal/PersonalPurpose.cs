namespace OneStop.Dossiers.Personal;

/// <summary>What personal data may be read for; codes, because they stand in addresses and in the record of readings.</summary>
public static class PersonalPurpose
{
    /// <summary>Giải quyết hồ sơ.</summary>
    public const string Handling = "handling";

    /// <summary>All: handling, reaching the applicant, the applicant's own request, a complaint, an inspection.</summary>
    public static readonly IReadOnlyList<string> All = [Handling, "contact", "request", "complaint", "inspection"];
}
