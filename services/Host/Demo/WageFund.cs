using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;

namespace OneStop.Host.Demo;

/// <summary>
/// The late dossier 000.00.07.H10-210412-0003: the UBND tỉnh decided in time but pressed "tiếp nhận" and "hoàn thành" late, so the software shows
/// two working days of lateness. Its explanation (N9) is accepted: late in the software, not in reality, and no apology.
/// </summary>
internal static class WageFund
{
    public const string Code = "000.00.07.H10-210412-0003";
    public const string Procedure = "1.004949";
    public static readonly DateOnly ReceivedOn = new(2021, 4, 12);

    /// <summary>When the decision really reached the company.</summary>
    private static readonly DateOnly ActualOn = new(2021, 4, 27);

    private const string Section = "Phòng Lao động - Việc làm";

    /// <summary>Number and date of the document that proves it.</summary>
    private static readonly (string Number, DateOnly Date) Evidence = ("1071/QĐ-UBND", new DateOnly(2021, 4, 26));

    /// <summary>What the department claims (<c>POST /v1/explanations</c>).</summary>
    public static JsonObject Claim() => new()
    {
        ["dossier"] = Code,
        ["reason"] = "N9",
        ["evidence"] = new JsonObject { ["number"] = Evidence.Number, ["date"] = Iso.Date(Evidence.Date) },
        ["actualOn"] = Iso.Date(ActualOn),
        ["text"] = "UBND tỉnh chậm bấm tiếp nhận, giải quyết trên phần mềm; quyết định đã gửi công ty trong hạn",
    };

    /// <summary>Its entries in order.</summary>
    public static IReadOnlyList<StepReport> Steps()
    {
        var desk = Desk.Centre;
        var course = new Course(Code, desk.Agency);
        course.Add(EntryTypes.Submitted, At(12, 7, 52), null, null, ("procedure", Procedure), ("channel", "online"));
        course.Add(
            EntryTypes.Received,
            At(12, 8, 15),
            desk.OneStop,
            "mc.so.03",
            At(12, 8, 16),
            ("procedure", Procedure),
            ("channel", "online"),
            ("appointmentOn", new DateOnly(2021, 4, 27)),
            ("submittedAt", At(12, 7, 52)),
            ("receivedBy", desk.ReceivedBy),
            ("applicant", ("name", "Công ty mẫu 03")));
        course.Add(EntryTypes.HandedOver, At(12, 8, 40), desk.OneStop, null, ("toUnit", Section), ("toOfficer", "cv.so.05"), ("step", DemoProcess.Examination));
        course.Add(EntryTypes.Accepted, At(12, 9, 5), Section, "cv.so.05", ("step", DemoProcess.Examination));
        course.Add(EntryTypes.StepCompleted, At(19, 13, 55), Section, "cv.so.05", ("step", DemoProcess.Examination));
        course.Add(EntryTypes.HandedOver, At(19, 14, 0), Section, null, ("toUnit", desk.Leader), ("step", DemoProcess.Approval));
        course.Add(EntryTypes.Accepted, At(19, 15, 20), desk.Leader, null, ("step", DemoProcess.Approval));
        course.Add(
            EntryTypes.HandedOver,
            At(20, 9, 30),
            desk.Leader,
            null,
            ("toAgency", DemoProcess.Province),
            ("toUnit", DemoCatalogue.ProvincialOffice),
            ("step", DemoProcess.Provincial),
            ("dueAt", At(26, 17, 0)));
        course.Add(EntryTypes.Accepted, At(28, 14, 10), DemoCatalogue.ProvincialOffice, "vp.ubnd.02", ("step", DemoProcess.Provincial));
        course.Add(EntryTypes.StepCompleted, At(29, 9, 20), DemoCatalogue.ProvincialOffice, "vp.ubnd.02", ("step", DemoProcess.Provincial));
        course.Add(EntryTypes.HandedOver, At(29, 9, 25), DemoCatalogue.ProvincialOffice, null, ("toUnit", desk.OneStop), ("step", DemoProcess.Return));
        course.Add(EntryTypes.ResultReady, At(29, 10, 5), desk.OneStop, "mc.so.03", ("kind", "granted"));
        course.Add(EntryTypes.Returned, At(29, 10, 40), desk.OneStop, "mc.so.03", ("via", "online"));
        course.Add(
            EntryTypes.LateReasonGiven,
            At(29, 15, 30),
            Section,
            "cv.so.05",
            ("code", "N9"),
            ("unit", DemoCatalogue.ProvincialOffice),
            ("primary", true),
            ("text", "Chậm bấm tiếp nhận, giải quyết trên phần mềm, nhưng thực tế hồ sơ trả kết quả đúng hạn nên không làm văn bản xin lỗi"));
        return course.Steps;
    }

    private static DateTimeOffset At(int day, int hour, int minute) => VietnamTime.At(new DateOnly(2021, 4, day), new TimeOnly(hour, minute));
}
