namespace OneStop.Portal.Rooms.Reports;

/// <summary>The forms a clerk can open, with their official names.</summary>
/// <param name="Key">Name on the wire.</param>
/// <param name="Number">As printed in the corner of the form; a short name where it has none.</param>
/// <param name="Rows">Heading of the rows; they are fields by level unless the form says otherwise.</param>
/// <param name="Dossiers">Columns whose figures open lists of dossiers, separated by spaces.</param>
/// <param name="Procedures">Columns whose figures open lists of procedures.</param>
/// <param name="Grouped">Whether the reader chooses what the rows are.</param>
public sealed record FormName(
    string Key,
    string Number,
    string Title,
    string Rows = "Lĩnh vực, công việc giải quyết theo cấp",
    string Dossiers = "",
    string Procedures = "",
    bool Grouped = true)
{
    private const string Ii06Columns = "3 4 5 6 7 8 9 10 11 12 13";

    /// <summary>In the order of the reports room.</summary>
    public static readonly IReadOnlyList<FormName> All =
    [
        new("ii06a", "II.06a/VPCP/KSTT", "Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết TTHC", Dossiers: Ii06Columns),
        new("ii06b", "II.06b/VPCP/KSTT", "Tình hình, kết quả giải quyết thủ tục hành chính tại UBND cấp huyện, UBND cấp xã", Dossiers: Ii06Columns),
        new("ii06c", "II.06c/VPCP/KSTT", "Tình hình, kết quả giải quyết thủ tục hành chính trên địa bàn tỉnh", "Cơ quan, đơn vị", Ii06Columns, Grouped: false),
        new("ii06d", "II.06d/VPCP/KSTT", "Tình hình, kết quả giải quyết thủ tục hành chính tại bộ, cơ quan ngang bộ", "Cơ quan, đơn vị", Ii06Columns, Grouped: false),
        new("ii07a", "II.07a/VPCP/KSTT", "Nguyên nhân quá hạn đối với các trường hợp tồn đọng trong giải quyết thủ tục hành chính", Dossiers: "3"),
        new("ii07b", "II.07b/VPCP/KSTT", "Thực hiện cơ chế một cửa, một cửa liên thông và quy trình nội bộ", "Đơn vị", Procedures: "3 4 5 6 7 8 9 10 11 12 13 14", Grouped: false),
        new("ii08", "II.08/VPCP/KSTT", "Thực hiện thủ tục hành chính trên môi trường điện tử", "Lĩnh vực", "5 6 7 10 11 12", "3 4 8 9 13 14", false),
        new("procedures-use", "TTHC phát sinh", "Thủ tục hành chính có và không phát sinh hồ sơ", "Lĩnh vực", "received carried", "inForce used carriedOnly unused", false),
        new("cchc", "Phụ lục CCHC", "Phụ lục thống kê báo cáo cải cách hành chính theo mẫu của từng tỉnh", Grouped: false),
        new("tien-do-766", "QĐ 766", "Tiến độ giải quyết theo Bộ chỉ số 766", Dossiers: "3 8 9 12"),
        new("units", "Đơn vị gây chậm", "Hồ sơ quá hạn theo đơn vị có bước quá hạn", "Đơn vị", "responsible involved provisional received", Grouped: false),
        new("late-reasons", "Nguyên nhân", "Hồ sơ quá hạn theo nguyên nhân chính", "Nguyên nhân quá hạn", "late resolved open", Grouped: false),
        new("apologies", "Xin lỗi", "Tình hình xin lỗi người dân, tổ chức khi quá hạn giải quyết hồ sơ", Dossiers: "late apologised apologisedLate owed lateExplained apologisedExplained owedExplained"),
        new("errors", "Sai sót", "Bổ sung, từ chối, thu hồi trong giải quyết hồ sơ", Dossiers: "received slips slipsOnce slipsTwice slipsMore slipsAgain slipsLate refusedAtIntake refused recalled"),
        new("exceptions", "Cần xem lại", "Danh sách thao tác bất thường cần xem lại", Dossiers: "received dossiers endEqualsDueRecordedAfter pauseNearDue secondSupplement recall backdated lateAppended refusedLate channelChanged appointmentExtended bodyDiffers withdrawnLate bulkAction"),
        new("registration-lag", "Ghi chậm", "Thao tác ghi chậm trên phần mềm", "Đơn vị", "dossiers overDay overThreeDays", Grouped: false),
        new("survey", "Khảo sát", "Kết quả khảo sát sự hài lòng của người dân, tổ chức", "Nơi khảo sát, lĩnh vực", "visits", Grouped: false),
        new("so-theo-doi", "Sổ theo dõi", "Sổ theo dõi hồ sơ (mẫu 07)", Grouped: false),
    ];

    /// <summary>The form of that name; null where there is none.</summary>
    public static FormName? Find(string key) => All.FirstOrDefault(f => f.Key == key);

    /// <summary>Where the figures of a column lead: <c>ho-so</c> or <c>thu-tuc</c>; null = nowhere.</summary>
    public string? ListOf(string column) => Dossiers.Split(' ').Contains(column) ? "ho-so" : Procedures.Split(' ').Contains(column) ? "thu-tuc" : null;
}
