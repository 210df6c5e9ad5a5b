namespace OneStop.Core.Reports;

/// <summary>
/// The sentence a report's text says about a row of II.06a, drawn from the row itself, so that text and table cannot differ: new receipts and
/// dossiers carried over are told apart (domain §12 point 17).
/// </summary>
public static class ReceivedSentence
{
    /// <param name="column">The counts of columns 3–13 by number; must answer each of them.</param>
    public static string Of(Func<string, long> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        string N(string number) => VietnameseFormat.Count(column(number));
        var fresh = VietnameseFormat.Count(column("4") + column("5"));
        return $"Trong kỳ tiếp nhận tổng số {N("3")} hồ sơ, trong đó tiếp nhận mới {fresh} hồ sơ (trực tuyến {N("4")}; trực tiếp, "
            + $"dịch vụ bưu chính {N("5")}), từ kỳ trước chuyển qua {N("6")} hồ sơ. Đã giải quyết {N("7")} hồ sơ (trước hạn {N("8")}, đúng hạn "
            + $"{N("9")}, quá hạn {N("10")}); đang giải quyết {N("11")} hồ sơ (trong hạn {N("12")}, quá hạn {N("13")}).";
    }
}
