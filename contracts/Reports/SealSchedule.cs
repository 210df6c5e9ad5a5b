namespace OneStop.Contracts.Reports;

/// <summary>
/// When reports of an agency are filed without anybody asking (<c>PUT /v1/seal-schedules</c>, upsert by id). Each form of each period is filed once: one that
/// somebody filed by hand before counts. What the checks deny stays open, says why, and is tried again.
/// </summary>
/// <param name="Id">Chosen by the caller.</param>
/// <param name="Agency">Whose reports; the scope of each.</param>
/// <param name="Forms">1 … 20.</param>
/// <param name="Periods">
/// <c>quarter half year</c> (the reporting regime, from the 15th to the 14th), <c>calendarMonth calendarQuarter calendarHalf calendarYear</c>.
/// </param>
/// <param name="DaysAfter">How many days after the last day of the period, 0 … 60.</param>
/// <param name="At">Time of that day in Vietnam, <c>HH:mm</c>; figures are those known then, however late the program comes to it.</param>
/// <param name="Formats">Files made and kept with each edition: <c>xlsx docx pdf csv html</c>.</param>
/// <param name="SealedBy">Who files: the account of whoever puts the schedule; absent = <c>tự động</c>.</param>
/// <param name="StartsOn">Periods that end on or after this day; absent = the day the schedule was first put.</param>
/// <param name="Active">False = nothing more is filed.</param>
public sealed record SealSchedule(
    string Id,
    string Agency,
    IReadOnlyList<ScheduledForm> Forms,
    IReadOnlyList<string> Periods,
    int DaysAfter,
    string At,
    IReadOnlyList<string>? Formats = null,
    string? SealedBy = null,
    DateOnly? StartsOn = null,
    bool Active = true);

/// <summary>A form of a schedule, asked as in <c>POST /v1/sealed-reports</c>.</summary>
/// <param name="Template">For <c>cchc</c>.</param>
public sealed record ScheduledForm(string Form, string? Template = null, string? GroupBy = null, string? View = null);

/// <summary>A line of <c>GET /v1/seal-schedules</c>.</summary>
/// <param name="Next">The next period it will file; null = it is not active.</param>
/// <param name="Runs">What became of the periods that were due, newest first, at most 100.</param>
/// <param name="Stopped">Why it files nothing until somebody puts it again; null = it does.</param>
public sealed record SealScheduleItem(SealSchedule Schedule, string PutBy, DateTimeOffset PutAt, NextSealing? Next, IReadOnlyList<ScheduledRun> Runs, ScheduleStop? Stopped = null);

/// <summary>A schedule that stands still: what falls due stays open (<c>sealerStopped</c>) until somebody takes the schedule over by putting it again.</summary>
/// <param name="Reason">The sentence people read.</param>
public sealed record ScheduleStop(DateTimeOffset At, string Reason);

/// <summary><c>POST /v1/seal-schedules/stop</c>: stops every schedule that files in the name of an account which no longer may.</summary>
/// <param name="User">The account, as in <see cref="SealSchedule.SealedBy"/>.</param>
/// <param name="Reason">Why, in one sentence of at most 300 characters.</param>
public sealed record StopSchedules(string User, string Reason);

/// <param name="Stopped">How many stand still since; those that did already are not counted.</param>
public sealed record StoppedSchedules(int Stopped);

/// <summary>A period and when it will be filed.</summary>
public sealed record NextSealing(string Label, DateOnly From, DateOnly To, DateTimeOffset DueAt);

/// <summary>What became of one form in one period.</summary>
/// <param name="State"><c>filed</c> or <c>open</c> (not filed yet; <paramref name="Code"/> and <paramref name="Detail"/> say why).</param>
/// <param name="Report">The edition; null while open.</param>
/// <param name="Code">Of the refusal, for example <c>checksFailed</c> or <c>sealerStopped</c>; null where there was none.</param>
/// <param name="Detail">The sentence of the refusal, or why files could not be made the last time; they are tried again, after ever longer pauses.</param>
/// <param name="Formats">Files kept with the edition.</param>
public sealed record ScheduledRun(
    string Form,
    string? Template,
    DateOnly From,
    DateOnly To,
    DateTimeOffset DueAt,
    string State,
    DateTimeOffset TriedAt,
    string? Report,
    string? Code,
    string? Detail,
    IReadOnlyList<string> Formats);

/// <summary>A line of <c>GET /v1/sealed-reports/{id}/files</c>; the file itself is at <c>…/files/{format}</c>.</summary>
/// <param name="Bytes">Its size.</param>
public sealed record SealedFile(string Format, long Bytes, string Sha256, DateTimeOffset MadeAt);
