using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Deadlines;

/// <summary>
/// The due date of a dossier told in plain Vietnamese, interval by interval: what was received, which rule started the count, which days off
/// lay between, every pause, every recomputed date, and how it ended.
/// </summary>
public static class DueExplanation
{
    /// <summary>The sentences for the clerk, in the order things happened; at least one.</summary>
    /// <param name="catalogue">The edition known at the moment asked.</param>
    /// <param name="today">The civil date that an open dossier is judged on.</param>
    public static IReadOnlyList<string> ForClerk(DossierState dossier, Catalogue catalogue, DateOnly today)
    {
        if (dossier.ReceivedOn is not { } received || dossier.ReceivedAt is not { } receivedAt)
        {
            return [dossier.Status == DossierStatus.Refused
                ? "Hồ sơ không được tiếp nhận: không tính thời hạn."
                : "Hồ sơ chưa được tiếp nhận: chưa tính thời hạn."];
        }

        var procedure = catalogue.FindProcedure(dossier.Procedure, dossier.Agency, received);
        var office = catalogue.OfficeFor(dossier.Agency, dossier.Unit);
        var lines = new List<string> { $"Tiếp nhận lúc {Hour(receivedAt)} ngày {Day(received)}." };
        lines.AddRange(Counting(dossier, procedure, office, receivedAt));
        var pauses = new Queue<Pause>(dossier.Pauses);
        foreach (var appointment in dossier.Appointments.Skip(1))
        {
            lines.AddRange(Later(dossier, appointment, pauses, office));
        }

        lines.AddRange(pauses.Select(Told));
        if (IsProvisional(dossier, catalogue))
        {
            lines.Add($"Lịch nghỉ năm {dossier.DueOn!.Value.Year} chưa được quyết định đủ: hạn {Day(dossier.DueOn.Value)} là tạm tính.");
        }

        lines.Add(Verdict(dossier, office, today));
        return lines;
    }

    /// <summary>
    /// Whether the due date of an open dossier, counted by us, lies in a year whose days off are not all decided (domain §5: in 2027 the days of Tết, the
    /// day beside Quốc khánh and the swaps), so that it may still move.
    /// </summary>
    public static bool IsProvisional(DossierState dossier, Catalogue catalogue) =>
        dossier is { Status: DossierStatus.Open or DossierStatus.Paused, DueOn: { } due }
        && dossier.Appointments.LastOrDefault(a => a is { Used: true }) is { FromSource: false }
        && catalogue.OfficeFor(dossier.Agency, dossier.Unit).Calendar.IsProvisional(due.Year);

    /// <summary>One sentence for the citizen.</summary>
    public static string ForCitizen(DossierState dossier, DateOnly today) => dossier switch
    {
        { Status: DossierStatus.Submitted } => "Hồ sơ đã gửi, đang chờ tiếp nhận.",
        { Status: DossierStatus.Refused } => "Hồ sơ không được tiếp nhận.",
        { Status: DossierStatus.Ended, ReturnedOn: not null } => "Đã trả kết quả.",
        { Status: DossierStatus.Ended } => "Đã giải quyết xong, mời nhận kết quả.",
        { Status: DossierStatus.Paused, Pauses: [.., { Kind: PauseKind.Supplement }] } => "Đang chờ bổ sung hồ sơ.",
        { Status: DossierStatus.Paused, Pauses: [.., { Kind: PauseKind.Payment }] } => "Đang chờ thực hiện nghĩa vụ tài chính.",
        { Status: DossierStatus.Paused } => "Đang tạm dừng xử lý.",
        { DueOn: null } => "Đang xử lý; thủ tục không hẹn ngày trả kết quả.",
        _ when dossier.OverdueOn(today) => $"Đang xử lý, đã quá ngày hẹn trả kết quả {Day(dossier.DueOn.Value)}.",
        _ => $"Đang xử lý, hẹn trả kết quả ngày {Day(dossier.DueOn.Value)}.",
    };

    private static IEnumerable<string> Counting(DossierState dossier, Procedure? procedure, Office office, DateTimeOffset receivedAt)
    {
        var first = dossier.Appointments.Count > 0 ? dossier.Appointments[0] : null;
        if (first is { FromSource: true })
        {
            yield return first.On is { } on
                ? $"Phần mềm một cửa hẹn trả kết quả ngày {Day(on)}; ngày hẹn này là hạn giải quyết."
                : "Hồ sơ được ghi là không hẹn ngày trả kết quả: không bao giờ quá hạn.";
            yield break;
        }

        if (procedure is null)
        {
            yield return "Chưa xác định được thủ tục và thời hạn giải quyết.";
            yield break;
        }

        if (procedure.LimitFor(dossier.Channel) is not { } limit || first?.On is not { } due)
        {
            yield return $"Thủ tục {procedure.Code} không hẹn ngày trả kết quả: không bao giờ quá hạn.";
            yield break;
        }

        var start = CountingStart.Of(receivedAt, office, procedure.AfterFifteenNextDay);
        if (Moved(start, office) is { } why)
        {
            yield return why;
        }

        yield return $"Thời hạn của thủ tục {procedure.Code}: {Amount(limit)}, không tính ngày tiếp nhận; hạn giải quyết {Day(due)}.";
        if (DaysOff(start.Day, due, office.Calendar) is { Length: > 0 } off)
        {
            yield return $"Trong khoảng {Day(start.Day)} – {Day(due)} không tính: {off}.";
        }
    }

    private static string? Moved(CountingStart start, Office office) => start.Rule switch
    {
        StartRule.DayOff => $"Tiếp nhận vào ngày nghỉ: tính như tiếp nhận đầu giờ ngày làm việc kế tiếp {Day(start.Day)}.",
        StartRule.AfterClosing => $"Tiếp nhận sau giờ làm việc ({office.ClosesAt(start.Day):HH\\:mm}): tính như tiếp nhận đầu giờ ngày làm việc kế tiếp {Day(start.Day)}.",
        StartRule.AfterFifteen => $"Tiếp nhận sau 15 giờ: thủ tục này tính từ ngày làm việc kế tiếp {Day(start.Day)}.",
        StartRule.DeskOpen => "Bộ phận tiếp nhận mở cửa ngày này theo lịch riêng: tính là ngày tiếp nhận.",
        _ => null,
    };

    private static IEnumerable<string> Later(DossierState dossier, Appointment appointment, Queue<Pause> pauses, Office office)
    {
        if (appointment.Kind == AppointmentKind.Recomputed)
        {
            while (pauses.TryDequeue(out var pause))
            {
                yield return Told(pause);
                if (pause.To == appointment.SetOn)
                {
                    break;
                }
            }
        }

        yield return appointment switch
        {
            { Kind: AppointmentKind.Moved, On: { } on } => $"Hạn được dời: {appointment.Reason}; hạn mới {Day(on)}.",
            { Kind: AppointmentKind.Rescheduled, On: { } on } => $"Đã xin lỗi và hẹn lại ngày {Day(on)}; hạn thống kê giữ nguyên.",
            { Used: false, On: { } on } => $"Ngày hẹn {Day(on)} được lưu nhưng không dùng: {appointment.Reason}.",
            { On: { } on } => $"{Capital(appointment.Reason)}; hạn giải quyết {Day(on)}{(appointment.FromSource ? " (theo phần mềm một cửa)" : Between(appointment.SetOn, on, office))}.",
            _ => $"{Capital(appointment.Reason)}; không có hạn.",
        };
    }

    private static string Between(DateOnly from, DateOnly to, Office office) =>
        DaysOff(from, to, office.Calendar) is { Length: > 0 } off ? $", không tính {off}" : "";

    private static string Told(Pause pause) =>
        $"{Name(pause.Kind)} từ {Day(pause.From)}{(pause.To is { } to ? $" đến {Day(to)}" : "")}: {(pause.Effective ? "dừng tính thời hạn" : "yêu cầu sau hạn, không có tác dụng")}.";

    private static string Verdict(DossierState dossier, Office office, DateOnly today)
    {
        if (dossier.EndedOn is { } ended)
        {
            var how = dossier.EndedBy switch
            {
                EndKind.Withdrawn => "Công dân rút hồ sơ",
                EndKind.Stopped => "Dừng giải quyết",
                EndKind.RefusedLate => "Từ chối sau tiếp nhận",
                EndKind.ReturnedOnly => "Trả kết quả (không ghi lúc xử lý xong)",
                _ => "Xử lý xong",
            };
            return dossier.Outcome switch
            {
                Outcome.Late => $"{how} ngày {Day(ended)}: quá hạn {office.Calendar.Count(dossier.DueOn!.Value, ended)} ngày làm việc{(dossier.EndedBy == EndKind.Withdrawn ? " (công dân rút sau hạn)" : "")}.",
                Outcome.Early => $"{how} ngày {Day(ended)}: trước hạn.",
                _ => $"{how} ngày {Day(ended)}: đúng hạn.",
            };
        }

        if (dossier.DueOn is not { } due)
        {
            return "Đang giải quyết, không có hạn.";
        }

        return dossier.OverdueOn(today)
            ? $"Đến ngày {Day(today)} đã quá hạn {office.Calendar.Count(due, today)} ngày làm việc."
            : $"Đang giải quyết trong hạn, còn {office.Calendar.Count(today, due)} ngày làm việc.";
    }

    private static string DaysOff(DateOnly after, DateOnly to, WorkingCalendar calendar)
    {
        var named = new List<string>();
        var weekends = 0;
        for (var day = after.AddDays(1); day < to && named.Count < 20; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
            {
                continue;
            }

            if (calendar.NameOf(day) is { } name)
            {
                named.Add($"{Day(day)} ({name})");
            }
            else
            {
                weekends++;
            }
        }

        return string.Join(", ", weekends > 0 ? named.Prepend($"{weekends} ngày cuối tuần") : named);
    }

    private static string Name(PauseKind kind) => kind switch
    {
        PauseKind.Supplement => "Chờ bổ sung hồ sơ",
        PauseKind.Payment => "Chờ nghĩa vụ tài chính",
        _ => "Tạm dừng",
    };

    private static string Amount(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.CalendarDays => $"{limit.Amount} ngày",
        LimitUnit.WorkingHours => $"{limit.Amount} giờ làm việc",
        _ => limit.Amount == 0 ? "trong ngày làm việc" : $"{limit.Amount} ngày làm việc",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Hour(DateTimeOffset at) => VietnamTime.TimeOf(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
