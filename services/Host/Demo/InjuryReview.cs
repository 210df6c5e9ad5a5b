using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;

namespace OneStop.Host.Demo;

/// <summary>
/// The late dossier 000.00.07.H10-210706-0004: the opinion of Cục Người có công came after its due date and the officer pressed late on top (N2, the
/// primary reason, and N9). Nothing proves a result in time, so it stays late in both views; the citizen got an apology.
/// </summary>
internal static class InjuryReview
{
    public const string Code = "000.00.07.H10-210706-0004";
    public const string Procedure = "1.006779";
    public static readonly DateOnly ReceivedOn = new(2021, 7, 6);

    private const string Section = "Phòng Người có công";

    /// <summary>Its entries in order.</summary>
    public static IReadOnlyList<StepReport> Steps()
    {
        var desk = Desk.Centre;
        var course = new Course(Code, desk.Agency);
        course.Add(
            EntryTypes.Received,
            July(6, 9, 20),
            desk.OneStop,
            "mc.so.01",
            ("procedure", Procedure),
            ("channel", "direct"),
            ("appointmentOn", new DateOnly(2021, 8, 3)),
            ("receivedBy", desk.ReceivedBy),
            ("applicant", ("name", "Người nộp mẫu 04")));
        course.Add(
            EntryTypes.HandedOver,
            July(6, 9, 50),
            desk.OneStop,
            null,
            ("toUnit", Section),
            ("toOfficer", "cv.so.11"),
            ("step", DemoProcess.Examination),
            ("dueAt", July(29, 17, 0)));
        course.Add(EntryTypes.Accepted, July(6, 14, 5), Section, "cv.so.11", ("step", DemoProcess.Examination));
        course.Add(EntryTypes.OpinionRequested, July(12, 10, 0), Section, "cv.so.11", ("agency", DemoCatalogue.MeritDepartment), ("dueAt", July(26, 17, 0)));
        course.Add(EntryTypes.OpinionReceived, July(29, 16, 0), Section, "cv.so.11", ("agency", DemoCatalogue.MeritDepartment));
        course.Add(
            EntryTypes.Apologised,
            August(2, 16, 20),
            desk.OneStop,
            "mc.so.01",
            ("reason", "N2"),
            ("newAppointmentOn", new DateOnly(2021, 8, 6)),
            ("documentNo", "27/PXL-SLĐTBXH"),
            ("signedBy", "Phó Giám đốc Sở"));
        course.Add(EntryTypes.StepCompleted, August(4, 15, 40), Section, "cv.so.11", ("step", DemoProcess.Examination));
        course.Add(EntryTypes.HandedOver, August(4, 16, 0), Section, null, ("toUnit", desk.Leader), ("step", DemoProcess.Approval));
        course.Add(EntryTypes.Accepted, August(4, 16, 30), desk.Leader, null, ("step", DemoProcess.Approval));
        course.Add(EntryTypes.HandedOver, August(5, 8, 30), desk.Leader, null, ("toUnit", desk.OneStop), ("step", DemoProcess.Return));
        course.Add(EntryTypes.ResultReady, August(5, 9, 15), desk.OneStop, "mc.so.01", ("kind", "granted"));
        course.Add(
            EntryTypes.LateReasonGiven,
            August(5, 14, 30),
            Section,
            "cv.so.11",
            ("code", "N2"),
            ("unit", "Cục Người có công"),
            ("primary", true),
            ("text", "Cục Người có công chưa có ý kiến trong thời hạn được hỏi"));
        course.Add(
            EntryTypes.LateReasonGiven,
            August(5, 14, 35),
            Section,
            "cv.so.11",
            ("code", "N9"),
            ("unit", Section),
            ("primary", false),
            ("text", "Công chức được giao giải quyết chậm bấm trên phần mềm"));
        course.Add(EntryTypes.Returned, August(6, 8, 10), desk.OneStop, "mc.so.01", ("via", "direct"));
        return course.Steps;
    }

    private static DateTimeOffset July(int day, int hour, int minute) => VietnamTime.At(new DateOnly(2021, 7, day), new TimeOnly(hour, minute));

    private static DateTimeOffset August(int day, int hour, int minute) => VietnamTime.At(new DateOnly(2021, 8, day), new TimeOnly(hour, minute));
}
