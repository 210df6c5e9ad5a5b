using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Indicators;

namespace OneStop.Reports.Scheduling;

/// <summary>Why a schedule cannot be kept.</summary>
internal static class CheckSchedule
{
    /// <summary>The code and the sentence; null where it can.</summary>
    public static (string Code, string Detail)? Refuse(SealSchedule? schedule, ReportForms forms, string user, DateOnly today) => schedule switch
    {
        null or { Id: null or "" or { Length: > 100 } } or { Agency: null or "" } => ("missingField", "Cần id (tối đa 100 ký tự) và agency."),
        { Forms: not { Count: > 0 and <= SealingPlan.FormsMax } } => ("badForms", $"Cần từ 1 đến {SealingPlan.FormsMax} biểu."),
        _ when schedule.Forms.Select(f => Wrong(f, forms)).FirstOrDefault(w => w is not null) is { } wrong => ("badForms", wrong),
        _ when schedule.Forms.DistinctBy(f => (f.Form, f.Template)).Count() < schedule.Forms.Count => ("badForms", "Mỗi biểu chỉ ghi một lần trong một lịch."),
        { Periods: not { Count: > 0 } } => ("badPeriods", Kinds),
        _ when schedule.Periods.Any(p => p is null || !SealingPlan.KindNames.Contains(p)) => ("badPeriods", Kinds),
        { DaysAfter: < 0 or > SealingPlan.DaysAfterMax } => ("badDay", $"daysAfter là số ngày sau khi hết kỳ, từ 0 đến {SealingPlan.DaysAfterMax}."),
        _ when SealingPlan.ReadTime(schedule.At) is null => ("badTime", "at là giờ trong ngày dạng HH:mm."),
        _ when (schedule.Formats ?? []).Any(f => f is null || !forms.Formats.Contains(f)) => ("badFormat", $"formats gồm {string.Join(", ", forms.Formats)}."),
        { SealedBy: { } by } when by != user => ("badSealer", "Chỉ ghi được chính tài khoản đang đặt lịch làm người chốt; bỏ trống là “tự động”."),
        { StartsOn: { } start } when start < today.AddYears(-SealingPlan.YearsBackMax) || start > today.AddYears(SealingPlan.YearsBackMax) =>
            ("badStart", $"startsOn không cách hôm nay quá {SealingPlan.YearsBackMax} năm."),
        _ => null,
    };

    private static string Kinds => $"periods gồm một hoặc nhiều trong {string.Join(", ", SealingPlan.KindNames)}.";

    private static string? Wrong(ScheduledForm? form, ReportForms forms) => form switch
    {
        null or { Form: null } => "Mỗi biểu cần form.",
        _ when forms.Find(form.Form) is null => $"Không có biểu {form.Form}.",
        { Form: "cchc" } when form.Template is null || !CchcTemplate.All.ContainsKey(form.Template) => "template của cchc là một trong: " + string.Join(", ", CchcTemplate.All.Keys) + ".",
        { View: not (null or "software" or "explained") } => "view là software hoặc explained.",
        { GroupBy: { } by } when !Grouping.Names.Contains(by) => $"groupBy là một trong {string.Join(", ", Grouping.Names)}.",
        _ => null,
    };
}
