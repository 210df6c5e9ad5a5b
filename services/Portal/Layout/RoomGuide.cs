namespace OneStop.Portal.Layout;

/// <summary>The short guide of each room, in the order in which somebody does things there.</summary>
public static class RoomGuide
{
    /// <summary>By the path of the room.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> All = new Dictionary<string, IReadOnlyList<string>>
    {
        ["/viec-hom-nay"] =
        [
            "Mỗi khung là một việc cần làm; khung trống nghĩa là không còn việc đó.",
            "Bấm mã hồ sơ để mở hồ sơ, bấm “Xem tất cả” để mở cả danh sách, lọc tiếp hoặc in.",
            "“In, gửi” mở cả danh sách theo đơn vị và cán bộ đang giữ: in, tải XLSX, CSV, hoặc soạn thư chỉ có số lượng và đường dẫn.",
            "Hồ sơ quá hạn: ghi nguyên nhân, rồi ban hành văn bản xin lỗi và hẹn lại.",
        ],
        ["/tong-quan"] =
        [
            "Chọn kỳ và cơ quan ở trên; mọi con số bấm vào được và mở ra đúng những hồ sơ nó đếm.",
            "“Cách tính” dưới mỗi con số nói rõ tử số, mẫu số.",
            "Dòng ở góc phải cho biết số liệu đến lúc nào và chậm bao nhiêu; trang tự cập nhật, không mất chỗ đang đọc.",
        ],
        ["/ho-so"] =
        [
            "Ô tìm nhận mã, một phần mã, mã hoặc tên thủ tục, cơ quan, đơn vị; gõ không dấu, không hoa cũng được. Bộ lọc đang dùng hiện thành nhãn; bấm nhãn để bỏ. Địa chỉ trang giữ nguyên bộ lọc, gửi cho người khác được.",
            "Ở danh sách trễ hạn, đánh dấu nhiều hồ sơ để ghi cùng một nguyên nhân.",
            "Trang hồ sơ giải thích vì sao có hạn đó, ai giữ bao lâu, phần chậm thuộc về ai; in phiếu kiểm soát, phiếu xin lỗi ở nút “In phiếu”.",
            "Bản ghi không sửa được. Ghi sai thì đính chính; người khác chấp nhận mới có hiệu lực.",
        ],
        ["/xin-loi"] =
        [
            "Danh sách hồ sơ quá hạn còn nợ văn bản xin lỗi, hồ sơ đến hạn lâu nhất đứng trước.",
            "Chỉ hẹn lại một lần; ngày hẹn mới phải là ngày làm việc, sau hạn và sau ngày văn bản. Hạn để thống kê không đổi.",
            "Hồ sơ có giải trình N9 được chấp nhận không phải xin lỗi.",
        ],
        ["/giai-trinh"] =
        [
            "Giải trình từ trang hồ sơ, kèm số và ngày văn bản minh chứng; người khác, ở cơ quan cấp trên, xét.",
            "Chỉ giải trình N9 được chấp nhận mới đổi số liệu “sau giải trình”; số liệu “theo phần mềm” luôn giữ nguyên, hai số in cạnh nhau.",
        ],
        ["/bao-cao"] =
        [
            "Chọn biểu, kỳ, phạm vi, cách nhìn. “Biết đến” lập lại báo cáo như đã biết tại một thời điểm trước đây.",
            "Bấm con số để mở danh sách hồ sơ; dấu xanh là các phép kiểm tra đều khớp.",
            "Tải XLSX, DOCX, PDF, CSV; “Chốt số liệu” giữ nguyên bản báo cáo để sau này kiểm chứng, so sánh.",
            "“Chốt nhiều biểu” chốt các biểu của một kỳ tại cùng một vị trí của sổ cái. Mỗi bản chốt mở ra danh sách hồ sơ của nó và so được với hiện nay.",
            "Chỉ tiêu không tự tính được: nhập tay kèm văn bản minh chứng ở biểu Phụ lục CCHC.",
        ],
        ["/kiem-tra"] =
        [
            "Chọn kỳ, số hồ sơ và hạt giống rồi rút mẫu. Ai dùng cùng hạt giống trên cùng tập hồ sơ cũng rút ra đúng mẫu đó.",
            "Tải hồ sơ vụ việc: trạng thái, bản ghi, phiếu, danh sách ngoại lệ trong một tệp ZIP. Dữ liệu cá nhân được che.",
        ],
        ["/danh-muc"] =
        [
            "Thủ tục và cơ quan có phiên bản theo ngày hiệu lực; hồ sơ giữ phiên bản của ngày tiếp nhận.",
            "Khai báo ngày nghỉ: xem trước hồ sơ nào dời hạn, rồi mới công bố. Hạn đã qua không bao giờ dời.",
        ],
        ["/tich-hop"] =
        [
            "Khu chờ giữ nguyên văn mọi dòng bị từ chối. Lọc theo lỗi hoặc nguồn; sửa ở nguồn, bổ sung danh mục, hoặc bấm “Sửa”; rồi gửi lại.",
            "“Nguồn dữ liệu” cho biết phần mềm nào đang im lặng bất thường.",
            "“Dữ liệu cần xem lại”: ngày bị sửa sau hạn, kết thúc không có ngày, tạm dừng bị đổi nhãn; mở từng hồ sơ để đối chiếu với sổ cái.",
            "“Webhook” và “Kết nối kéo”: xem đã đi tới đâu, lỗi gì; gửi lại từ một vị trí, gửi thử, chạy ngay.",
            "“Bí danh”: khi phần mềm viết tên đơn vị hoặc mã hồ sơ khác sổ cái, khai báo một lần, kèm ngày hiệu lực.",
        ],
        ["/quan-tri"] =
        [
            "Vai trò quyết định được làm gì; cơ quan quyết định được thấy hồ sơ nào, kể cả các cơ quan bên dưới.",
            "Đoàn kiểm tra phải có ngày hết hạn. Đổi vai trò, cơ quan hay mật khẩu kết thúc các phiên đang mở trong một phút.",
        ],
    };
}
