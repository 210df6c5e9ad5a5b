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
    public static IReadOnlyList<Sentence> ForClerk(DossierState dossier, Catalogue catalogue, DateOnly today)
    {
        if (dossier.ReceivedOn is not { } received || dossier.ReceivedAt is not { } receivedAt)
        {
            return [dossier.Status == DossierStatus.Refused
                ? Say("Hồ sơ không được tiếp nhận: không tính thời hạn.")
                : Say("Hồ sơ chưa được tiếp nhận: chưa tính thời hạn.")];
        }

        var procedure = catalogue.FindProcedure(dossier.Procedure, dossier.Agency, received);
        var office = catalogue.OfficeFor(dossier.Agency, dossier.Unit);
        var lines = new List<Sentence> { Say("Tiếp nhận lúc {0} ngày {1}.", Hour(receivedAt), Day(received)) };
        lines.AddRange(Counting(dossier, procedure, office, receivedAt));
        var pauses = new Queue<Pause>(dossier.Pauses);
        foreach (var appointment in dossier.Appointments.Skip(1))
        {
            lines.AddRange(Later(dossier, appointment, pauses, office));
        }

        lines.AddRange(pauses.Select(Told));
        if (IsProvisional(dossier, catalogue))
        {
            lines.Add(Say("Lịch nghỉ năm {0} chưa được quyết định đủ: hạn {1} là tạm tính.", Number(dossier.DueOn!.Value.Year), Day(dossier.DueOn.Value)));
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
    public static Sentence ForCitizen(DossierState dossier, DateOnly today) => dossier switch
    {
        { Status: DossierStatus.Submitted } => Say("Hồ sơ đã gửi, đang chờ tiếp nhận."),
        { Status: DossierStatus.Refused } => Say("Hồ sơ không được tiếp nhận."),
        { Status: DossierStatus.Ended, ReturnedOn: not null } => Say("Đã trả kết quả."),
        { Status: DossierStatus.Ended } => Say("Đã giải quyết xong, mời nhận kết quả."),
        { Status: DossierStatus.Paused, Pauses: [.., { Kind: PauseKind.Supplement }] } => Say("Đang chờ bổ sung hồ sơ."),
        { Status: DossierStatus.Paused, Pauses: [.., { Kind: PauseKind.Payment }] } => Say("Đang chờ thực hiện nghĩa vụ tài chính."),
        { Status: DossierStatus.Paused } => Say("Đang tạm dừng xử lý."),
        { DueOn: null } => Say("Đang xử lý; thủ tục không hẹn ngày trả kết quả."),
        _ when dossier.OverdueOn(today) => Say("Đang xử lý, đã quá ngày hẹn trả kết quả {0}.", Day(dossier.DueOn.Value)),
        _ => Say("Đang xử lý, hẹn trả kết quả ngày {0}.", Day(dossier.DueOn.Value)),
    };

    private static IEnumerable<Sentence> Counting(DossierState dossier, Procedure? procedure, Office office, DateTimeOffset receivedAt)
    {
        var first = dossier.Appointments.Count > 0 ? dossier.Appointments[0] : null;
        if (first is { FromSource: true })
        {
            yield return first.On is { } on
                ? Say("Phần mềm một cửa hẹn trả kết quả ngày {0}; ngày hẹn này là hạn giải quyết.", Day(on))
                : Say("Hồ sơ được ghi là không hẹn ngày trả kết quả: không bao giờ quá hạn.");
            yield break;
        }

        if (procedure is null)
        {
            yield return Say("Chưa xác định được thủ tục và thời hạn giải quyết.");
            yield break;
        }

        if (procedure.LimitFor(dossier.Channel) is not { } limit || first?.On is not { } due)
        {
            yield return Say("Thủ tục {0} không hẹn ngày trả kết quả: không bao giờ quá hạn.", Say(procedure.Code));
            yield break;
        }

        var start = CountingStart.Of(receivedAt, office, procedure.AfterFifteenNextDay);
        if (Moved(start, office) is { } why)
        {
            yield return why;
        }

        yield return Say("Thời hạn của thủ tục {0}: {1}, không tính ngày tiếp nhận; hạn giải quyết {2}.", Say(procedure.Code), Amount(limit), Day(due));
        if (DaysOff(start.Day, due, office.Calendar) is { } off)
        {
            yield return Say("Trong khoảng {0} – {1} không tính: {2}.", Day(start.Day), Day(due), off);
        }
    }

    private static Sentence? Moved(CountingStart start, Office office) => start.Rule switch
    {
        StartRule.DayOff => Say("Tiếp nhận vào ngày nghỉ: tính như tiếp nhận đầu giờ ngày làm việc kế tiếp {0}.", Day(start.Day)),
        StartRule.AfterClosing => Say(
            "Tiếp nhận sau giờ làm việc ({0}): tính như tiếp nhận đầu giờ ngày làm việc kế tiếp {1}.", Say($"{office.ClosesAt(start.Day):HH\\:mm}"), Day(start.Day)),
        StartRule.AfterFifteen => Say("Tiếp nhận sau 15 giờ: thủ tục này tính từ ngày làm việc kế tiếp {0}.", Day(start.Day)),
        StartRule.DeskOpen => Say("Bộ phận tiếp nhận mở cửa ngày này theo lịch riêng: tính là ngày tiếp nhận."),
        _ => null,
    };

    private static IEnumerable<Sentence> Later(DossierState dossier, Appointment appointment, Queue<Pause> pauses, Office office)
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
            { Kind: AppointmentKind.Moved, On: { } on } => Say("Hạn được dời: {0}; hạn mới {1}.", appointment.Reason, Day(on)),
            { Kind: AppointmentKind.Rescheduled, On: { } on } => Say("Đã xin lỗi và hẹn lại ngày {0}; hạn thống kê giữ nguyên.", Day(on)),
            { Used: false, On: { } on } => Say("Ngày hẹn {0} được lưu nhưng không dùng: {1}.", Day(on), appointment.Reason),
            { On: { } on, FromSource: true } => Say("{0}; hạn giải quyết {1} (theo phần mềm một cửa).", appointment.Reason.AtBeginning(), Day(on)),
            { On: { } on } when DaysOff(appointment.SetOn, on, office.Calendar) is { } off =>
                Say("{0}; hạn giải quyết {1}, không tính {2}.", appointment.Reason.AtBeginning(), Day(on), off),
            { On: { } on } => Say("{0}; hạn giải quyết {1}.", appointment.Reason.AtBeginning(), Day(on)),
            _ => Say("{0}; không có hạn.", appointment.Reason.AtBeginning()),
        };
    }

    private static Sentence Told(Pause pause) => (pause.To, pause.Effective) switch
    {
        ({ } to, true) => Say("{0} từ {1} đến {2}: dừng tính thời hạn.", Name(pause.Kind), Day(pause.From), Day(to)),
        ({ } to, false) => Say("{0} từ {1} đến {2}: yêu cầu sau hạn, không có tác dụng.", Name(pause.Kind), Day(pause.From), Day(to)),
        (null, true) => Say("{0} từ {1}: dừng tính thời hạn.", Name(pause.Kind), Day(pause.From)),
        _ => Say("{0} từ {1}: yêu cầu sau hạn, không có tác dụng.", Name(pause.Kind), Day(pause.From)),
    };

    private static Sentence Verdict(DossierState dossier, Office office, DateOnly today)
    {
        var late = DaysLate.Of(dossier, office.Calendar, today) ?? 0;
        if (dossier.EndedOn is { } ended)
        {
            var how = dossier.EndedBy switch
            {
                EndKind.Withdrawn => Say("Công dân rút hồ sơ"),
                EndKind.Stopped => Say("Dừng giải quyết"),
                EndKind.RefusedLate => Say("Từ chối sau tiếp nhận"),
                EndKind.ReturnedOnly => Say("Trả kết quả (không ghi lúc xử lý xong)"),
                _ => Say("Xử lý xong"),
            };
            return dossier.Outcome switch
            {
                Outcome.Late when late == 0 && dossier.EndedBy == EndKind.Withdrawn =>
                    Say("{0} ngày {1}: quá hạn, chưa qua ngày làm việc nào (công dân rút sau hạn).", how, Day(ended)),
                Outcome.Late when late == 0 => Say("{0} ngày {1}: quá hạn, chưa qua ngày làm việc nào.", how, Day(ended)),
                Outcome.Late when dossier.EndedBy == EndKind.Withdrawn => Say("{0} ngày {1}: quá hạn {2} ngày làm việc (công dân rút sau hạn).", how, Day(ended), Number(late)),
                Outcome.Late => Say("{0} ngày {1}: quá hạn {2} ngày làm việc.", how, Day(ended), Number(late)),
                Outcome.Early => Say("{0} ngày {1}: trước hạn.", how, Day(ended)),
                _ => Say("{0} ngày {1}: đúng hạn.", how, Day(ended)),
            };
        }

        if (dossier.DueOn is not { } due)
        {
            return Say("Đang giải quyết, không có hạn.");
        }

        return dossier.OverdueOn(today)
            ? late == 0
                ? Say("Đến ngày {0} đã quá hạn, chưa qua ngày làm việc nào.", Day(today))
                : Say("Đến ngày {0} đã quá hạn {1} ngày làm việc.", Day(today), Number(late))
            : Say("Đang giải quyết trong hạn, còn {0} ngày làm việc.", Number(office.Calendar.Count(today, due)));
    }

    /// <summary>The days between two that were not counted; null where there were none.</summary>
    private static Sentence? DaysOff(DateOnly after, DateOnly to, WorkingCalendar calendar)
    {
        var named = new List<Sentence>();
        var weekends = 0;
        for (var day = after.AddDays(1); day < to && named.Count < 20; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
            {
                continue;
            }

            if (calendar.NameOf(day) is { } name)
            {
                named.Add(Say("{0} ({1})", Day(day), Say(name)));
            }
            else
            {
                weekends++;
            }
        }

        var all = weekends > 0 ? named.Prepend(Say("{0} ngày cuối tuần", Number(weekends))) : named;
        return all.Aggregate((Sentence?)null, (before, next) => before is null ? next : Say("{0}, {1}", before, next));
    }

    private static Sentence Name(PauseKind kind) => kind switch
    {
        PauseKind.Supplement => Say("Chờ bổ sung hồ sơ"),
        PauseKind.Payment => Say("Chờ nghĩa vụ tài chính"),
        _ => Say("Tạm dừng"),
    };

    private static Sentence Amount(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.CalendarDays => Say("{0} ngày lịch", Number(limit.Amount)),
        LimitUnit.WorkingHours => Say("{0} giờ làm việc", Number(limit.Amount)),
        _ => limit.Amount == 0 ? Say("trong ngày làm việc") : Say("{0} ngày làm việc", Number(limit.Amount)),
    };

    private static Sentence Say(string words, params Sentence[] with) => Sentence.Of(words, with);

    private static Sentence Day(DateOnly day) => Sentence.Of(day);

    private static Sentence Number(long number) => Sentence.Of(number);

    private static Sentence Hour(DateTimeOffset at) => Say(VietnamTime.TimeOf(at).ToString("HH:mm", CultureInfo.InvariantCulture));
}
