namespace OneStop.Core.Procedures;

/// <summary>What happens to the clock when a supplement is complete.</summary>
public enum AfterSupplement
{
    /// <summary>The whole limit again, from zero (NĐ 61/2018/NĐ-CP Điều 19(4)).</summary>
    Restart,

    /// <summary>The working days that were left.</summary>
    Resume,
}

/// <summary>
/// The parameters of the law by effective date (domain §3). A dossier keeps the set in force on its day of reception; a later set never moves
/// its deadline.
/// </summary>
/// <param name="Code">Stable name.</param>
/// <param name="EffectiveFrom">First day of reception it holds for.</param>
/// <param name="Supplement">What a complete supplement does to the clock.</param>
/// <param name="SupplementsMax">Supplement slips after examination that the law foresees; further ones are flagged.</param>
/// <param name="SupplementWithinDays">Working days after reception within which a supplement may be asked for.</param>
/// <param name="ReappointmentsMax">New dates that an apology may give.</param>
/// <param name="ApologyDaysBefore">Working days before the due date by which the apology is due.</param>
/// <param name="ApologyWarningDays">Working days before the due date at which its duty is announced.</param>
/// <param name="FormsOf">The circular whose printed forms are used.</param>
/// <param name="Source">Legal source.</param>
public sealed record RuleSet(
    string Code,
    DateOnly EffectiveFrom,
    AfterSupplement Supplement,
    int SupplementsMax,
    int SupplementWithinDays,
    int ReappointmentsMax,
    int ApologyDaysBefore,
    int ApologyWarningDays,
    string FormsOf,
    string Source)
{
    /// <summary>
    /// Every set, oldest first. NĐ 118/2025 keeps the chain of NĐ 61/2018 (its Điều 19 is not verified, so the numbers of NĐ 61 stand); TT 03/2025
    /// changes the printed forms.
    /// </summary>
    public static readonly IReadOnlyList<RuleSet> All =
    [
        new("nd-61-2018", DateOnly.MinValue, AfterSupplement.Restart, 1, 3, 1, 1, 2, "TT 01/2018/TT-VPCP", "NĐ 61/2018/NĐ-CP Điều 17–20"),
        new("nd-118-2025", new DateOnly(2025, 7, 1), AfterSupplement.Restart, 1, 3, 1, 1, 2, "TT 01/2018/TT-VPCP", "NĐ 118/2025/NĐ-CP Điều 17–19"),
        new("nd-118-2025-tt-03", new DateOnly(2025, 9, 15), AfterSupplement.Restart, 1, 3, 1, 1, 2, "TT 03/2025/TT-VPCP", "NĐ 118/2025/NĐ-CP Điều 17–19; TT 03/2025/TT-VPCP"),
    ];

    /// <summary>The set that holds for a dossier received on a day.</summary>
    public static RuleSet On(DateOnly received) => All.Last(r => r.EffectiveFrom <= received);
}
