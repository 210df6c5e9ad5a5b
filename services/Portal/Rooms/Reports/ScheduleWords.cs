using OneStop.Contracts.Reports;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary>What the page of schedules calls forms, periods and files.</summary>
internal static class ScheduleWords
{
    /// <summary>Kinds of periods by their wire names.</summary>
    public static readonly IReadOnlyList<(string Key, string Name)> Periods =
    [
        ("quarter", "Quý (15 – 14)"),
        ("half", "6 tháng (15/12 – 14/6)"),
        ("year", "Năm (15/12 – 14/12)"),
        ("calendarMonth", "Tháng"),
        ("calendarQuarter", "Quý theo lịch"),
        ("calendarHalf", "6 tháng theo lịch"),
        ("calendarYear", "Năm theo lịch"),
    ];

    public static readonly IReadOnlyList<string> Formats = ["xlsx", "docx", "pdf", "csv"];

    /// <summary>What can be scheduled: each form, and the appendix once for each province's numbering, as <c>cchc:binh-phuoc</c>.</summary>
    public static readonly IReadOnlyList<(string Key, string Name)> Forms =
    [
        .. FormName.All.Where(f => f.Key is not ("cchc" or "so-theo-doi")).Select(f => (f.Key, f.Number)),
        .. Question.Templates.Select(t => ($"cchc:{t.Key}", $"Phụ lục CCHC ({t.Name})")),
    ];

    public static string Period(string key) => Periods.FirstOrDefault(p => p.Key == key).Name ?? key;

    public static string Form(ScheduledForm form) => Forms.FirstOrDefault(f => f.Key == Key(form)).Name ?? form.Form;

    public static string Key(ScheduledForm form) => form.Template is null ? form.Form : $"{form.Form}:{form.Template}";

    public static string Agency(SealSchedule schedule, IReadOnlyList<(string Code, string Name)> agencies) =>
        agencies.FirstOrDefault(a => a.Code == schedule.Agency).Name ?? schedule.Agency;

    /// <summary>Where the checks of a form that is still open are shown.</summary>
    public static string Checks(SealSchedule schedule, ScheduledRun run) => new Query($"/bao-cao/{run.Form}/kiem-tra")
        .With("from", run.From).With("to", run.To).With("scope", schedule.Agency).With("template", run.Template).ToString();
}

/// <summary>A schedule as typed on the page.</summary>
internal sealed class ScheduleForm
{
    public string? Id { get; set; }

    public string? Agency { get; set; }

    public List<string> Forms { get; set; } = [];

    public List<string> Periods { get; set; } = [];

    public string? DaysAfter { get; set; }

    public string? At { get; set; }

    public List<string> Formats { get; set; } = [];

    public bool Mine { get; set; }

    public bool Active { get; set; }

    public static ScheduleForm Of(SealSchedule known) => new()
    {
        Id = known.Id,
        Agency = known.Agency,
        Forms = [.. known.Forms.Select(ScheduleWords.Key)],
        Periods = [.. known.Periods],
        DaysAfter = Language.Numerals.Typed(known.DaysAfter),
        At = known.At,
        Formats = [.. known.Formats ?? []],
        Mine = known.SealedBy is not null,
        Active = known.Active,
    };

    /// <summary>As it is put; what cannot be read is left for the service to refuse.</summary>
    public SealSchedule ToSchedule(string user) => new(
        Id?.Trim() ?? "",
        Agency ?? "",
        [.. Forms.Select(f => f.Split(':')).Select(f => new ScheduledForm(f[0], f.ElementAtOrDefault(1)))],
        Periods,
        Language.Numerals.Read(DaysAfter) is { } days and >= 0 and <= 1000 ? (int)days : -1,
        At?.Trim() ?? "",
        Formats,
        Mine ? user : null,
        Active: Active);
}
