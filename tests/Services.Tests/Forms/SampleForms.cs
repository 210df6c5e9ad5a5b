using OneStop.Contracts.Reports;
using OneStop.Reports.Forms;

namespace OneStop.Services.Tests.Forms;

/// <summary>The row of Bình Phước's Sở LĐTBXH of 14/10/2021 in reconstruction A, spread over fields and levels, as an answer to print.</summary>
public static class SampleForms
{
    public static readonly FormPaper Paper = new(
        "Sở Lao động - Thương binh và Xã hội", "Ủy ban nhân dân tỉnh Bình Phước", new DateOnly(2021, 1, 1), new DateOnly(2021, 10, 14), "software", 81_204,
        new DateTimeOffset(2021, 10, 14, 16, 30, 0, TimeSpan.FromHours(7)));

    public static CellReport Ii06a() => new()
    {
        Form = "ii06a",
        Definition = new ReportDefinition("1", "II.06a"),
        Period = new ReportPeriod(Paper.From, Paper.To),
        Scope = "H10.07",
        View = "software",
        AsOf = new AsOf(Paper.Position, Paper.Instant),
        ScopeBy = "resolving",
        GroupBy = "field",
        Columns = [.. Enumerable.Range(3, 11).Select(n => new ReportColumn($"{n}", $"({n})"))],
        Rows =
        [
            Row("commune/G14-BT1", "Bảo trợ xã hội", 0, 120, 0, 20, 100, 0, 0, 0),
            Row("province/G14-LD1", "Việc làm", 329, 38_500, 5, 30_000, 8_834, 0, 0, 0),
            Row("province/G14-NC2", "Người có công", 126, 362, 2, 400, 88, 2, 0, 0),
        ],
        Total = new ReportTotal(Values(455, 38_982, 7, 30_420, 9_022, 2, 0, 0)),
        Rates = new OnTimeRates(
            Rate("Tỷ lệ đúng hạn trên hồ sơ đã giải quyết, (8+9)/(7)", 39_442, 39_444),
            Rate("Tỷ lệ gồm cả hồ sơ đang giải quyết trong hạn, (8+9+12)/(3)", 39_442, 39_444),
            Rate("Tỷ lệ đúng hạn trên tổng hồ sơ tiếp nhận, (8+9)/(3)", 39_442, 39_444),
            Rate("Tỷ lệ đúng hạn trên hồ sơ đến hạn, (8+9)/(8+9+10+13)", 39_442, 39_444)),
    };

    /// <summary>The same dossiers in the rows of agencies.</summary>
    public static CellReport ByAgency() => Ii06a() with
    {
        Rows =
        [
            Row("department/H10.07", "Sở Lao động - Thương binh và Xã hội", 455, 38_862, 7, 30_400, 8_922, 2, 0, 0),
            Row("district/H10.30", "UBND huyện Bù Đăng", 0, 80, 0, 20, 60, 0, 0, 0),
            Row("commune/H10.30.01", "UBND xã Đăng Hà", 0, 40, 0, 0, 40, 0, 0, 0),
        ],
    };

    private static PrintedRate Rate(string definition, long numerator, long denominator) =>
        new(new Core.Reports.Rate(numerator, denominator).Percent, numerator, denominator, definition);

    private static ReportRow Row(string key, string label, long online, long direct, long carried, long early, long onTime, long late, long inTime, long overdue) =>
        new(key, label, Values(online, direct, carried, early, onTime, late, inTime, overdue));

    private static Dictionary<string, ReportValue> Values(
        long online, long direct, long carried, long early, long onTime, long late, long inTime, long overdue) => new()
        {
            ["3"] = online + direct + carried,
            ["4"] = online,
            ["5"] = direct,
            ["6"] = carried,
            ["7"] = early + onTime + late,
            ["8"] = early,
            ["9"] = onTime,
            ["10"] = late,
            ["11"] = inTime + overdue,
            ["12"] = inTime,
            ["13"] = overdue,
        };
}
