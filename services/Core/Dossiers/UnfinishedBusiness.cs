namespace OneStop.Core.Dossiers;

/// <summary>
/// What is still to be done about a late dossier: it stays unfinished until it has a primary reason, a responsible unit, and an apology or a
/// ground for none (domain §7, §8.2).
/// </summary>
public static class UnfinishedBusiness
{
    /// <summary>Nobody is named for whose delay it was.</summary>
    public const string ResponsibleUnit = "responsibleUnit";

    /// <summary>No reason is marked as the primary one.</summary>
    public const string PrimaryReason = "primaryReason";

    /// <summary>No apology, and no ground for none.</summary>
    public const string Apology = "apology";

    /// <summary>What is missing, in the order above; empty for a dossier that is not late or is settled.</summary>
    public static IReadOnlyList<string> Of(DossierState dossier, ApologyDuty duty, bool responsibleKnown, DateOnly today)
    {
        if (!dossier.LateOn(today))
        {
            return [];
        }

        var missing = new List<string>(3);
        if (!responsibleKnown)
        {
            missing.Add(ResponsibleUnit);
        }

        var primary = dossier.Reasons.Where(r => r.Primary).Select(r => r.Code).LastOrDefault();
        if (primary is null)
        {
            missing.Add(PrimaryReason);
        }

        if (duty.Standing == ApologyStanding.Owed && primary != LateReasonCode.CitizensOwnDelay)
        {
            missing.Add(Apology);
        }

        return missing;
    }
}
