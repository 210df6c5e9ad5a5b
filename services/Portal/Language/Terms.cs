using OneStop.Core.Dossiers;

namespace OneStop.Portal.Language;

/// <summary>Vietnamese terms for the names on the wire. A name without a term is shown as it is, so nothing is ever hidden.</summary>
public static class Terms
{
    /// <summary>Nguyên nhân quá hạn, in the order of the catalogue.</summary>
    public static readonly IReadOnlyDictionary<string, string> Reasons = LateReasonCode.All.ToDictionary(
        static code => code, static code => Capital(LateReasonCode.Words(code)), StringComparer.Ordinal);

    /// <summary>What personal data are read for (<c>purpose</c>).</summary>
    public static readonly IReadOnlyDictionary<string, string> PersonalPurposes = new Dictionary<string, string>
    {
        ["handling"] = "Giải quyết hồ sơ",
        ["contact"] = "Liên hệ người nộp hồ sơ",
        ["request"] = "Theo yêu cầu của chính người nộp",
        ["complaint"] = "Giải quyết phản ánh, kiến nghị",
        ["inspection"] = "Phục vụ kiểm tra, thanh tra",
    };

    /// <summary>Names of what sources send of an applicant; another name is shown as it is.</summary>
    public static readonly IReadOnlyDictionary<string, string> PersonalFields = new Dictionary<string, string>
    {
        ["name"] = "Họ tên, tên tổ chức",
        ["address"] = "Địa chỉ",
        ["phone"] = "Điện thoại",
        ["email"] = "Thư điện tử",
        ["identity"] = "Số định danh",
        ["text"] = "Nội dung ghi kèm",
        ["note"] = "Nội dung ghi kèm",
        ["reason"] = "Lý do đã ghi",
    };

    /// <summary>Trạng thái hồ sơ.</summary>
    public static readonly IReadOnlyDictionary<string, string> Statuses = new Dictionary<string, string>
    {
        ["submitted"] = "Chờ tiếp nhận",
        ["refused"] = "Không tiếp nhận",
        ["open"] = "Đang giải quyết",
        ["paused"] = "Tạm dừng",
        ["ended"] = "Đã giải quyết",
    };

    /// <summary>Kết quả so với hạn.</summary>
    public static readonly IReadOnlyDictionary<string, string> Outcomes = new Dictionary<string, string>
    {
        ["early"] = "Trước hạn",
        ["onTime"] = "Đúng hạn",
        ["late"] = "Quá hạn",
    };

    /// <summary>Kênh tiếp nhận, kênh trả kết quả.</summary>
    public static readonly IReadOnlyDictionary<string, string> Channels = new Dictionary<string, string>
    {
        ["direct"] = "Trực tiếp",
        ["online"] = "Trực tuyến",
        ["postal"] = "Bưu chính công ích",
    };

    /// <summary>Lý do dừng tính thời gian.</summary>
    public static readonly IReadOnlyDictionary<string, string> Pauses = new Dictionary<string, string>
    {
        ["supplement"] = "Bổ sung hồ sơ",
        ["payment"] = "Nghĩa vụ tài chính",
        ["suspension"] = "Tạm dừng giải quyết",
    };

    /// <summary>Loại hẹn trả kết quả.</summary>
    public static readonly IReadOnlyDictionary<string, string> Appointments = new Dictionary<string, string>
    {
        ["original"] = "Hẹn lần đầu",
        ["recomputed"] = "Tính lại sau tạm dừng",
        ["rescheduled"] = "Hẹn lại kèm xin lỗi",
        ["moved"] = "Dời vì có ngày nghỉ mới",
    };

    /// <summary>Trạng thái giải trình, đính chính.</summary>
    public static readonly IReadOnlyDictionary<string, string> Decisions = new Dictionary<string, string>
    {
        ["pending"] = "Chờ xét",
        ["accepted"] = "Chấp nhận",
        ["rejected"] = "Không chấp nhận",
    };

    /// <summary>Loại sự kiện trong sổ cái.</summary>
    public static readonly IReadOnlyDictionary<string, string> Entries = new Dictionary<string, string>
    {
        ["submitted"] = "Nộp trực tuyến",
        ["received"] = "Tiếp nhận",
        ["refusedAtIntake"] = "Từ chối tiếp nhận",
        ["handedOver"] = "Chuyển giao",
        ["accepted"] = "Nhận xử lý",
        ["stepCompleted"] = "Xong bước",
        ["opinionRequested"] = "Lấy ý kiến",
        ["opinionReceived"] = "Nhận ý kiến",
        ["supplementRequested"] = "Yêu cầu bổ sung",
        ["supplemented"] = "Đã bổ sung",
        ["paymentRequested"] = "Yêu cầu nghĩa vụ tài chính",
        ["paid"] = "Đã nộp nghĩa vụ tài chính",
        ["suspended"] = "Tạm dừng",
        ["resumed"] = "Tiếp tục",
        ["apologised"] = "Xin lỗi, hẹn lại",
        ["resultReady"] = "Có kết quả",
        ["withdrawn"] = "Công dân rút hồ sơ",
        ["stopped"] = "Dừng giải quyết",
        ["returned"] = "Trả kết quả",
        ["reopened"] = "Thu hồi, giải quyết lại",
        ["lateReasonGiven"] = "Ghi nguyên nhân quá hạn",
        ["surveyed"] = "Đánh giá hài lòng",
        ["corrected"] = "Đính chính",
        ["explanationSubmitted"] = "Đã gửi giải trình",
        ["explanationDecided"] = "Quyết định giải trình",
        ["correctionDecided"] = "Quyết định đính chính",
        ["bodyDiffered"] = "Gửi lại khác nội dung",
        ["dossierLate"] = "Hệ thống ghi nhận quá hạn",
        ["dossierNearDue"] = "Hệ thống báo sắp đến hạn",
        ["apologyOwed"] = "Hệ thống báo nợ văn bản xin lỗi",
    };

    /// <summary>Dấu hiệu cần lưu ý (ruling 43), mỗi dấu hiệu một câu.</summary>
    public static readonly IReadOnlyDictionary<string, string> Flags = new Dictionary<string, string>
    {
        ["bodyDiffers"] = "Một bản ghi được gửi lại với nội dung khác; bản đầu tiên được giữ",
        ["recordedBeforeOccurred"] = "Thời điểm ghi nhận trước thời điểm xảy ra; đã lấy thời điểm xảy ra",
        ["futureDated"] = "Sự kiện đề ngày sau khi gửi",
        ["lateAppended"] = "Kết thúc được gửi lên muộn hơn 3 ngày sau khi ghi nhận",
        ["agencyUnknown"] = "Cơ quan chưa có trong danh mục",
        ["procedureUnknown"] = "Thủ tục chưa có trong danh mục",
        ["channelUnknown"] = "Không rõ kênh tiếp nhận; tính là trực tiếp",
        ["appointmentDiffers"] = "Ngày hẹn của phần mềm khác ngày tính theo thời hạn",
        ["appointmentExtended"] = "Ngày hẹn của phần mềm muộn hơn thời hạn",
        ["appointmentOnDayOff"] = "Ngày hẹn rơi vào ngày nghỉ",
        ["appointmentBeforeReception"] = "Ngày hẹn trước ngày tiếp nhận",
        ["secondSupplement"] = "Yêu cầu bổ sung từ lần thứ hai",
        ["supplementLate"] = "Yêu cầu bổ sung muộn hơn 3 ngày làm việc sau tiếp nhận",
        ["pauseOverlaps"] = "Yêu cầu tạm dừng khi đang tạm dừng",
        ["answerWithoutPause"] = "Có trả lời mà không có yêu cầu tạm dừng",
        ["pauseAfterDue"] = "Tạm dừng sau hạn; không có tác dụng",
        ["pauseBackdated"] = "Tạm dừng được ghi nhận sau hạn; không có tác dụng",
        ["pauseUnclosed"] = "Kết thúc khi tạm dừng chưa khép",
        ["appointmentNotUsed"] = "Ngày hẹn mới không được sử dụng",
        ["secondReceived"] = "Tiếp nhận lần thứ hai; lần đầu được giữ",
        ["refusedLate"] = "Từ chối sau khi đã tiếp nhận",
        ["endMissing"] = "Đã trả kết quả mà không có bước kết thúc xử lý",
        ["secondEnd"] = "Kết thúc nhiều lần",
        ["endBeforeReception"] = "Kết thúc trước ngày tiếp nhận",
        ["reopenedOpen"] = "Thu hồi hồ sơ chưa kết thúc",
        ["secondAppointment"] = "Hẹn lại từ lần thứ hai; không tính",
        ["apologyIncomplete"] = "Xin lỗi thiếu lý do hoặc ngày hẹn lại",
        ["recordedUnknown"] = "Không rõ thời điểm ghi nhận",
    };

    /// <summary>Lý do hồ sơ không có trong số liệu (ruling 39).</summary>
    public static readonly IReadOnlyDictionary<string, string> Exclusions = new Dictionary<string, string>
    {
        ["notYetReceived"] = "Chưa tiếp nhận",
        ["refusedAtIntake"] = "Không tiếp nhận",
        ["noReception"] = "Không có bước tiếp nhận",
        ["dueUnknown"] = "Chưa rõ hạn giải quyết",
    };

    /// <summary>Vì sao một dòng bị từ chối (ruling 32).</summary>
    public static readonly IReadOnlyDictionary<string, string> Rejections = new Dictionary<string, string>
    {
        ["badJson"] = "Không đọc được JSON",
        ["missingField"] = "Thiếu trường bắt buộc",
        ["unknownType"] = "Loại sự kiện không có trong hợp đồng",
        ["badTime"] = "Thời điểm không đọc được",
        ["tooLarge"] = "Quá lớn",
        ["systemType"] = "Loại chỉ hệ thống được ghi",
        ["forbiddenAgency"] = "Cơ quan ngoài phạm vi của nguồn",
        ["unknownStatus"] = "Trạng thái Cổng quốc gia không dùng được",
    };

    /// <summary>Sự kiện gửi ra ngoài.</summary>
    public static readonly IReadOnlyDictionary<string, string> Events = new Dictionary<string, string>
    {
        ["dossier.received"] = "Tiếp nhận hồ sơ",
        ["dossier.resolved"] = "Giải quyết xong",
        ["dossier.late"] = "Hồ sơ quá hạn",
        ["dossier.near-due"] = "Hồ sơ sắp đến hạn",
        ["apology.owed"] = "Nợ văn bản xin lỗi",
        ["report.sealed"] = "Chốt báo cáo",
    };

    /// <summary>Dữ liệu đồng bộ cần xem lại, mỗi dấu hiệu một câu.</summary>
    public static readonly IReadOnlyDictionary<string, string> PortalFlags = new Dictionary<string, string>
    {
        ["endChangedAfterDue"] = "Ngày kết thúc bị sửa sau hạn",
        ["appointmentChangedAfterDue"] = "Ngày hẹn trả bị sửa sau khi đã qua",
        ["endMissing"] = "Trạng thái 9, 10 mà không có ngày kết thúc",
        ["futureDate"] = "Có thời điểm sau lúc gửi",
        ["datesReversed"] = "Các ngày ngược thứ tự",
        ["channelUnknown"] = "Không rõ kênh tiếp nhận",
        ["unitUnknown"] = "Tên đơn vị chưa được khai báo",
        ["pauseDerived"] = "Tạm dừng suy ra từ bảng tiến độ",
        ["pauseRelabelled"] = "Tạm dừng bị đổi nhãn",
        ["silent"] = "Đang giải quyết mà lâu không có tin",
    };

    /// <summary>Trạng thái hồ sơ của Cổng quốc gia.</summary>
    public static readonly IReadOnlyDictionary<string, string> NationalStates = new Dictionary<string, string>
    {
        ["1"] = "Mới đăng ký",
        ["2"] = "Được tiếp nhận",
        ["3"] = "Không được tiếp nhận",
        ["4"] = "Đang xử lý",
        ["5"] = "Yêu cầu bổ sung giấy tờ",
        ["6"] = "Yêu cầu thực hiện nghĩa vụ tài chính",
        ["7"] = "Công dân yêu cầu rút hồ sơ",
        ["8"] = "Dừng xử lý",
        ["9"] = "Đã xử lý xong",
        ["10"] = "Đã trả kết quả",
    };

    /// <summary>Vì sao một phần mềm được kéo không trả lời được.</summary>
    public static readonly IReadOnlyDictionary<string, string> PeerFailures = new Dictionary<string, string>
    {
        ["timeout"] = "quá thời gian chờ",
        ["connection"] = "không kết nối được",
        ["badJson"] = "trả lời không đọc được",
        ["circuitOpen"] = "tạm ngừng hỏi sau nhiều lỗi",
    };

    /// <summary>Loại bí danh.</summary>
    public static readonly IReadOnlyDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["unit"] = "Tên đơn vị",
        ["dossier"] = "Mã hồ sơ",
    };

    /// <summary>The term of a wire name, the name itself where there is none, and an en dash for nothing.</summary>
    public static string Of(IReadOnlyDictionary<string, string> terms, string? name) =>
        name is null ? "–" : terms.GetValueOrDefault(name, name);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
