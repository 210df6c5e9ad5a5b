using System.Globalization;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Dossiers.Commands;

/// <summary>
/// The guards of an apology (domain §7, ruling 24; NĐ 61/2018/NĐ-CP Điều 19(9)): a reason; while the dossier is open a new date, once, a working
/// day after the due date and after the document's date. An apology after the latest day is issued all the same and noted as late. Pure.
/// </summary>
public static class DecideApology
{
    /// <summary>The refusal, or null and what the officer should know.</summary>
    /// <param name="today">The civil date of the command.</param>
    public static (Refusal? Refusal, IReadOnlyList<string> Notes) Decide(DossierState dossier, ApologyCommand command, WorkingCalendar calendar, DateOnly today)
    {
        var documentOn = command.DocumentOn ?? today;
        var refusal = Missing(dossier, command) ?? Dated(documentOn, today) ?? NewDate(dossier, command, documentOn, calendar);
        if (refusal is not null)
        {
            return (refusal, []);
        }

        var latest = ApologyDuty.Of(dossier, calendar, today).LatestOn;
        return (null, documentOn > latest ? [$"Xin lỗi muộn: chậm nhất là ngày {Day(latest.Value)}."] : []);
    }

    private static Refusal? Missing(DossierState dossier, ApologyCommand command) =>
        dossier.ReceivedOn is null ? Refusal.Conflict("notReceived", "Hồ sơ chưa được tiếp nhận.")
        : string.IsNullOrWhiteSpace(command.Reason) ? Refusal.Bad("reasonMissing", "Phải nêu lý do quá hạn (N1 … N12).")
        : !LateReasonCode.IsKnown(command.Reason) ? Refusal.Bad("badReason", "Lý do phải là một mã từ N1 đến N12.")
        : null;

    private static Refusal? Dated(DateOnly documentOn, DateOnly today) => documentOn > today
        ? Refusal.Conflict("documentInFuture", "Ngày văn bản sau ngày hôm nay.", ("documentOn", documentOn), ("today", today))
        : null;

    private static Refusal? NewDate(DossierState dossier, ApologyCommand command, DateOnly documentOn, WorkingCalendar calendar)
    {
        var first = dossier.Apologies.Count < RuleSet.On(dossier.ReceivedOn!.Value).ReappointmentsMax;
        var open = dossier.Status is DossierStatus.Open or DossierStatus.Paused;
        return command.NewAppointmentOn switch
        {
            { } when !first => Refusal.Conflict("secondAppointment", "Chỉ được hẹn lại một lần.", ("apologies", dossier.Apologies.Count)),
            { } when !open => Refusal.Conflict("dossierEnded", "Hồ sơ đã giải quyết xong: không hẹn lại.", ("endedOn", dossier.EndedOn)),
            null when first && open => Refusal.Conflict("newDateMissing", "Phải hẹn lại ngày trả kết quả.", ("dueOn", dossier.DueOn)),
            { } on when on <= dossier.DueOn => Refusal.Conflict("newDateNotAfterDue", $"Ngày hẹn lại phải sau hạn {Day(dossier.DueOn.Value)}.", ("newAppointmentOn", on), ("dueOn", dossier.DueOn)),
            { } on when on <= documentOn => Refusal.Conflict("newDateNotAfterDocument", $"Ngày hẹn lại phải sau ngày văn bản {Day(documentOn)}.", ("newAppointmentOn", on), ("documentOn", documentOn)),
            { } on when !calendar.IsWorkingDay(on) => Refusal.Conflict("newDateNotWorkingDay", $"Ngày hẹn lại {Day(on)} không phải ngày làm việc.", ("newAppointmentOn", on)),
            _ => null,
        };
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
