using Microsoft.AspNetCore.Http;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Workbooks;

/// <summary>The answer to a workbook that cannot be read: 413 <c>tooLarge</c>, else 400 <c>badWorkbook</c>.</summary>
public static class WorkbookProblem
{
    /// <summary>That answer.</summary>
    public static IResult Of(UnreadableWorkbookException unreadable) => unreadable.TooLarge
        ? Problem.Of(StatusCodes.Status413PayloadTooLarge, "tooLarge", "Tệp quá lớn khi mở ra; hãy chia thành nhiều tệp.")
        : Problem.Of(StatusCodes.Status400BadRequest, "badWorkbook", "Tệp không phải là bảng tính Excel (xlsx) đọc được.");
}
