using OneStop.Core.Dossiers;

namespace OneStop.Core.Procedures;

/// <summary>The administrative level a procedure belongs to; rows of II.06a are grouped by it.</summary>
public enum AdministrativeLevel
{
    Province,
    District,
    Commune,
    Shared,
}

/// <summary>The unit a time limit is written in (domain §5.5).</summary>
public enum LimitUnit
{
    WorkingDays,
    CalendarDays,
    WorkingHours,
}

/// <summary>A time limit: a whole number of days or office hours, not negative.</summary>
public sealed record TimeLimit(int Amount, LimitUnit Unit);

/// <summary>How far a procedure is offered online (NĐ 42/2022): information, một phần, toàn trình.</summary>
public enum ServiceLevel
{
    Information,
    Partial,
    Full,
}

/// <summary>Whether several agencies share a procedure (liên thông).</summary>
public enum Interagency
{
    None,
    SameLevel,
    AcrossLevels,
}

/// <summary>A step of the internal process; the owner is a unit name or an agency code.</summary>
public sealed record ProcessStep(string Name, string Owner, int Amount, LimitUnit Unit);

/// <summary>Quy trình nội bộ: approved on paper, electronic in the software, its steps in order.</summary>
public sealed record InternalProcess(bool Approved, bool Electronic, IReadOnlyList<ProcessStep> Steps);

/// <summary>Where a procedure is published.</summary>
public sealed record PortalPresence(bool Published, bool Integrated);

/// <summary>An administrative procedure (TTHC) in one version; the key is (code, effective date).</summary>
/// <param name="Code">As in the catalogue, for example <c>1.004949</c> or <c>1.002382.000.00.00.H10</c>.</param>
/// <param name="FieldCode">Lĩnh vực.</param>
/// <param name="Limit">Null = a procedure without appointment, never late.</param>
/// <param name="ChannelLimits">Limits that differ by channel; they win over <paramref name="Limit"/>.</param>
/// <param name="LegacyLevel">Mức độ 1–4 before NĐ 42/2022; never converted.</param>
/// <param name="AfterFifteenNextDay">Received strictly after 15:00 counts as received on the next working day (ruling 9).</param>
/// <param name="Chain">The levels of a liên thông procedure, in order.</param>
/// <param name="Levels">All levels that handle it.</param>
/// <param name="NationalLimit">The statutory limit before local cuts.</param>
/// <param name="Change">How this version came: new, amended or replaced.</param>
/// <param name="EffectiveFrom">First day of this version, <see cref="DateOnly.MinValue"/> where not given.</param>
/// <param name="EffectiveTo">Last day, inclusive; null = in force.</param>
public sealed record Procedure(
    string Code,
    string Name,
    string FieldCode,
    string FieldName,
    AdministrativeLevel Level,
    TimeLimit? Limit,
    IReadOnlyDictionary<Channel, TimeLimit> ChannelLimits,
    ServiceLevel ServiceLevel,
    int? LegacyLevel,
    bool AfterFifteenNextDay,
    bool Published,
    bool NationalPortal,
    bool OnlinePayment,
    bool Postal,
    Interagency Interagency,
    IReadOnlyList<AgencyLevel> Chain,
    IReadOnlyList<AgencyLevel> Levels,
    TimeLimit? NationalLimit,
    PortalPresence? ProvincialPortal,
    PortalPresence? NationalPortalPresence,
    string? Change,
    InternalProcess? Process,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo)
{
    /// <summary>Of versions ordered by code, then effective day, the one of each code that is in force on a day.</summary>
    public static IEnumerable<Procedure> InForce(IEnumerable<Procedure> versions, DateOnly on) => versions
        .GroupBy(p => p.Code, StringComparer.Ordinal)
        .Select(g => g.LastOrDefault(v => v.EffectiveFrom <= on))
        .OfType<Procedure>()
        .Where(p => p.EffectiveTo is null || p.EffectiveTo >= on);

    /// <summary>The limit that holds for a channel; null = no appointment.</summary>
    public TimeLimit? LimitFor(Channel channel) => ChannelLimits.TryGetValue(channel, out var limit) ? limit : Limit;
}
