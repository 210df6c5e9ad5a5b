using System.Globalization;
using System.Xml.Linq;
using OneStop.Core.Reports;
using OneStop.Reports.Charts;
using OneStop.Reports.Exports;
using OneStop.Reports.Forms;

namespace OneStop.Services.Tests.Forms;

/// <summary>Pictures of rates: well-formed, as long as their numbers say, and with Vietnamese numbers.</summary>
public sealed class DrawRatesTests
{
    private static readonly RatePoint[] Points =
        [new("01/2021", new Rate(1, 2)), new("02/2021", new Rate(0, 0)), new("03/2021", new Rate(39_443, 39_444)), new("04/2021", new Rate(3, 3))];

    [Fact]
    public void A_line_breaks_where_nothing_was_due_and_every_point_carries_its_number()
    {
        var picture = Parse(DrawRates.OverTime("Tỷ lệ <đúng hạn>", Points));

        Assert.Equal(3, picture.Descendants().Count(e => e.Name.LocalName == "circle"));
        Assert.Equal(1, picture.Descendants().Count(e => e.Name.LocalName == "line" && (string?)e.Attribute("stroke-width") == "2"));
        var words = Words(picture);
        Assert.Superset(new HashSet<string> { "Tỷ lệ <đúng hạn>", "50,00", "99,99", "100,00", "39.443/39.444", "0/0", "02/2021" }, words.ToHashSet());
        var heights = picture.Descendants().Where(e => e.Name.LocalName == "circle").Select(e => (double)e.Attribute("cy")!).ToList();
        Assert.Equal(heights.OrderDescending(), heights);
    }

    [Fact]
    public void Bars_are_as_long_as_their_rates_the_lowest_first()
    {
        var picture = Parse(DrawRates.Beside("Theo cơ quan", Points));

        var bars = picture.Descendants().Where(e => e.Name.LocalName == "rect" && (string?)e.Attribute("fill") == "#1f5fa8").Select(e => (decimal)e.Attribute("width")!).ToList();
        Assert.Equal([150m, 300m, 300m], bars);
        Assert.Equal(["01/2021", "50,00 % (1/2)", "03/2021", "99,99 % (39.443/39.444)", "04/2021", "100,00 % (3/3)", "02/2021", "không có hồ sơ"], Words(picture).Skip(1));
    }

    [Fact]
    public void Nothing_to_draw_is_still_a_picture() => Assert.Equal(["Không có", "0", "25", "50", "75", "100"], Words(Parse(DrawRates.OverTime("Không có", []))));

    [Fact]
    public void A_period_falls_into_its_months_and_only_the_last_are_drawn()
    {
        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(
            ["2021-03-15 2021-03-31", "2021-04-01 2021-04-30", "2021-05-01 2021-05-02"],
            ChartRates.MonthsOf(new DateOnly(2021, 3, 15), new DateOnly(2021, 5, 2)).Select(m => $"{Day(m.From)} {Day(m.To)}"));
        Assert.Equal(ChartRates.MonthsMax, ChartRates.MonthsOf(new DateOnly(2018, 1, 1), new DateOnly(2021, 5, 2)).Count);
    }

    [Fact]
    public void A_document_with_pictures_is_the_form_and_then_the_pictures()
    {
        var table = PrintIi06a.Of(SampleForms.Ii06a(), SampleForms.Paper) with
        {
            Drawings = [DrawRates.OverTime("Tỷ lệ đúng hạn theo tháng (%)", Points), DrawRates.Beside("Tỷ lệ đúng hạn theo cơ quan", Points)],
        };
        var docx = WriteDocx.Of(table);
        if (Environment.GetEnvironmentVariable("ONESTOP_LOOK") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "charts.docx"), docx);
            File.WriteAllBytes(Path.Combine(folder, "charts.html"), WriteHtml.Of(table));
        }

        Assert.Equal(docx, WriteDocx.Of(table));
        var rows = ReadBack.Docx(docx);
        Assert.Equal(["01/2021", "", "", "50,00 % (1/2)"], rows[^8]);
        Assert.Equal(["02/2021", "", "không có hồ sơ"], rows[^7]);
        Assert.Equal(["03/2021", "", "", "99,99 % (39.443/39.444)"], rows[^6]);
        Assert.Equal(["04/2021", "", "100,00 % (3/3)"], rows[^5]);
        Assert.Equal(["02/2021", "", "không có hồ sơ"], rows[^1]);
    }

    private static XElement Parse(Drawing drawing) => XElement.Parse(drawing.Svg);

    private static IEnumerable<string> Words(XElement picture) => picture.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value);
}
