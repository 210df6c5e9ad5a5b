namespace OneStop.Contracts.Dossiers;

/// <summary>How the portal that sent national messages sees a dossier, beside how the ledger sees it (<c>GET /v1/national/dossiers/{code}</c>).</summary>
/// <param name="Views">One for each source that sent it.</param>
public sealed record PortalComparison(string Dossier, IReadOnlyList<PortalViewAnswer> Views);

/// <param name="Status">State of the national table, 1–10, as last sent.</param>
/// <param name="AppointmentOn">The appointment as last sent.</param>
/// <param name="SeenAt">When something new about it came last.</param>
/// <param name="Flags">Names of <see cref="PortalFlags"/>.</param>
/// <param name="Differences">Where it differs from the ledger; none = it does not.</param>
public sealed record PortalViewAnswer(
    string Source,
    string? Agency,
    string? Unit,
    int Status,
    DateOnly? ReceivedOn,
    DateOnly? AppointmentOn,
    DateOnly? EndedOn,
    DateOnly? ReturnedOn,
    DateTimeOffset SeenAt,
    IReadOnlyList<string> Flags,
    IReadOnlyList<PortalDifference> Differences);

/// <param name="Field"><c>agency</c>, <c>status</c>, <c>receivedOn</c>, <c>dueOn</c>, <c>endedOn</c> or <c>returnedOn</c>.</param>
/// <param name="Portal">As the portal has it; null = it has none.</param>
/// <param name="Ledger">As the ledger has it.</param>
public sealed record PortalDifference(string Field, string? Portal, string? Ledger);

/// <summary>A dossier whose messages do not hold together (<c>GET /v1/national/flags</c>).</summary>
public sealed record FlaggedDossier(string Dossier, string Source, string? Agency, string? Unit, IReadOnlyList<string> Flags, DateTimeOffset SeenAt);

/// <summary>How many dossiers of a unit carry a flag (<c>GET /v1/national/flags/units</c>).</summary>
public sealed record UnitFlag(string? Agency, string? Unit, string Flag, long Dossiers);

/// <summary>What can be wrong with the messages about a dossier. They accuse nobody: they say where to look.</summary>
public static class PortalFlags
{
    /// <summary>An end date was changed by a message that came after the first appointment.</summary>
    public const string EndChangedAfterDue = "endChangedAfterDue";

    /// <summary>The appointment was changed by a message that came after the first one had passed.</summary>
    public const string AppointmentChangedAfterDue = "appointmentChangedAfterDue";

    /// <summary>State 9 or 10 without an end date.</summary>
    public const string EndMissing = "endMissing";

    /// <summary>Something is said to have happened after the message came.</summary>
    public const string FutureDate = "futureDate";

    /// <summary>Ended before received, returned before ended, or due before received.</summary>
    public const string DatesReversed = "datesReversed";

    public const string ChannelUnknown = "channelUnknown";

    /// <summary>A unit's name that neither the catalogue nor an alias knows.</summary>
    public const string UnitUnknown = "unitUnknown";

    /// <summary>A pause taken from progress rows, because the list of supplements is empty.</summary>
    public const string PauseDerived = "pauseDerived";

    /// <summary>Of one moment two kinds of pause, or a pause and an end, are told.</summary>
    public const string PauseRelabelled = "pauseRelabelled";

    /// <summary>Open, and nothing new has come for longer than <c>silentAfter</c> days.</summary>
    public const string Silent = "silent";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [EndChangedAfterDue, AppointmentChangedAfterDue, EndMissing, FutureDate, DatesReversed, ChannelUnknown, UnitUnknown, PauseDerived, PauseRelabelled, Silent];
}
