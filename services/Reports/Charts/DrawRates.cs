using System.Globalization;
using System.Net;
using System.Text;
using OneStop.Core.Reports;

namespace OneStop.Reports.Charts;

/// <summary>A rate and whose it is.</summary>
public readonly record struct RatePoint(string Label, Rate Rate);

/// <summary>
/// Draws rates as SVG, to look at on a page or on paper: each carries its printed number and its counts, so that nothing has to be read off an axis. Rates
/// without a denominator are said to have none. Equal points give equal pictures.
/// </summary>
public static class DrawRates
{
    public const int Width = 720;

    private const int Left = 40;
    private const int PlotHeight = 200;
    private const int Top = 58;
    private const int BarHeight = 26;
    private const int BarsLeft = 260;
    private const int BarsWidth = 300;
    private const int LabelMax = 40;

    /// <summary>A line over time, 0 to 100 %; a period without a denominator breaks it.</summary>
    public static Drawing OverTime(string title, IReadOnlyList<RatePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        const int height = Top + PlotHeight + 64;
        var picture = Open(title, height);
        foreach (var percent in (int[])[0, 25, 50, 75, 100])
        {
            var y = Y(percent);
            picture.Append(Invariant($"<line x1=\"{Left}\" y1=\"{y}\" x2=\"{Width - 10}\" y2=\"{y}\" stroke=\"#d5dbe3\"/>"));
            Text(picture, Left - 6, y + 4, $"{percent}", "end", "#5b6675", 11);
        }

        var step = (Width - Left - 40) / Math.Max(1m, points.Count);
        decimal X(int i) => Left + 20 + (step * i) + (step / 2);
        var drawn = points.Index().Where(p => p.Item.Rate.Percent is not null).ToList();
        foreach (var (first, second) in drawn.Zip(drawn.Skip(1)).Where(pair => pair.Second.Index == pair.First.Index + 1))
        {
            picture.Append(Invariant(
                $"<line x1=\"{X(first.Index):0.#}\" y1=\"{Y(first.Item.Rate.Percent!.Value):0.#}\" x2=\"{X(second.Index):0.#}\" y2=\"{Y(second.Item.Rate.Percent!.Value):0.#}\" stroke=\"#1f5fa8\" stroke-width=\"2\"/>"));
        }

        foreach (var (i, (label, rate)) in points.Index())
        {
            if (rate.Percent is { } percent)
            {
                picture.Append(Invariant($"<circle cx=\"{X(i):0.#}\" cy=\"{Y(percent):0.#}\" r=\"4\" fill=\"#1f5fa8\"/>"));
                Text(picture, X(i), Y(percent) - 10, VietnameseFormat.Percent(rate), "middle", "#12233a", 12);
            }

            Text(picture, X(i), Top + PlotHeight + 20, label, "middle", "#12233a", 12);
            Text(picture, X(i), Top + PlotHeight + 38, Counts(rate), "middle", "#5b6675", 10);
        }

        return Close(picture, title, points);
    }

    /// <summary>A bar for each, the lowest rate first; those without a denominator last.</summary>
    public static Drawing Beside(string title, IReadOnlyList<RatePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var height = Top + (points.Count * BarHeight) + 16;
        var picture = Open(title, height);
        IReadOnlyList<RatePoint> ordered = [.. points.OrderBy(p => p.Rate.Percent ?? decimal.MaxValue).ThenBy(p => p.Label, StringComparer.Ordinal)];
        foreach (var (i, (label, rate)) in ordered.Index())
        {
            var y = Top + (i * BarHeight);
            Text(picture, BarsLeft - 8, y + 15, label.Length <= LabelMax ? label : label[..(LabelMax - 1)] + "…", "end", "#12233a", 12);
            picture.Append(Invariant($"<rect x=\"{BarsLeft}\" y=\"{y + 3}\" width=\"{BarsWidth}\" height=\"{BarHeight - 9}\" fill=\"#eef2f7\"/>"));
            if (rate.Percent is { } percent)
            {
                picture.Append(Invariant($"<rect x=\"{BarsLeft}\" y=\"{y + 3}\" width=\"{percent * BarsWidth / 100:0.#}\" height=\"{BarHeight - 9}\" fill=\"#1f5fa8\"/>"));
            }

            Text(picture, BarsLeft + BarsWidth + 8, y + 15, Words(rate), "start", "#12233a", 12);
        }

        return Close(picture, title, ordered);
    }

    private static string Words(Rate rate) => rate.Percent is null ? "không có hồ sơ" : $"{VietnameseFormat.Percent(rate)} % ({Counts(rate)})";

    private static decimal Y(decimal percent) => Top + PlotHeight - (percent * PlotHeight / 100);

    private static string Counts(Rate rate) => $"{VietnameseFormat.Count(rate.Numerator)}/{VietnameseFormat.Count(rate.Denominator)}";

    private static StringBuilder Open(string title, int height)
    {
        var picture = new StringBuilder(Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" font-family=\"'Times New Roman', 'Liberation Serif', serif\">"));
        picture.Append("<title>").Append(Safe(title)).Append("</title>");
        picture.Append(Invariant($"<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>"));
        Text(picture, Width / 2, 22, title, "middle", "#12233a", 15);
        return picture;
    }

    private static Drawing Close(StringBuilder picture, string title, IReadOnlyList<RatePoint> points) =>
        new(title, picture.Append("</svg>").ToString(), [.. points.Select(p => new DrawnBar(p.Label, p.Rate.Percent, Words(p.Rate)))]);

    private static void Text(StringBuilder picture, decimal x, decimal y, string text, string anchor, string colour, int size) => picture
        .Append(Invariant($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"{colour}\" font-size=\"{size}\">"))
        .Append(Safe(text)).Append("</text>");

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
