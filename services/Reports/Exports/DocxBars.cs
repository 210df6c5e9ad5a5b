using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using OneStop.Core.Reports;

namespace OneStop.Reports.Exports;

/// <summary>A picture of rates in a document: bars of shaded cells, which every word processor shows and prints as they are.</summary>
internal static class DocxBars
{
    private const int Units = 50;
    private const decimal LabelShare = 0.3m;
    private const decimal WordsShare = 0.22m;
    private const string Blue = "1F5FA8";
    private const string Pale = "EEF2F7";

    /// <param name="width">Of the page between its margins, in twentieths of a point.</param>
    /// <param name="breakBefore">Whether it begins a new page.</param>
    public static IEnumerable<OpenXmlElement> Of(Core.Reports.Drawing drawing, int width, bool breakBefore)
    {
        var title = DocxParts.Line(drawing.Title, JustificationValues.Center, 13, bold: true, before: 12, after: 6);
        if (breakBefore)
        {
            title.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        }

        yield return title;
        var (label, words) = ((int)(width * LabelShare), (int)(width * WordsShare));
        var unit = (width - label - words) / Units;
        var table = new DocumentFormat.OpenXml.Wordprocessing.Table(
            new TableProperties(new TableWidth { Width = $"{label + words + (unit * Units)}", Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid([new GridColumn { Width = $"{label}" }, .. Enumerable.Repeat(unit, Units).Select(w => new GridColumn { Width = $"{w}" }), new GridColumn { Width = $"{words}" }]));
        table.Append(drawing.Bars.Select(bar => Row(bar, label, unit, words)));
        yield return table;
    }

    private static DocumentFormat.OpenXml.Wordprocessing.TableRow Row(DrawnBar bar, int label, int unit, int words)
    {
        // Neither full below 100 nor empty above 0: what is printed beside it must not look wrong.
        var rounded = (int)decimal.Round((bar.Percent ?? 0) * Units / 100, MidpointRounding.AwayFromZero);
        var filled = bar.Percent is null or 0 or 100 ? rounded : Math.Clamp(rounded, 1, Units - 1);
        var row = new DocumentFormat.OpenXml.Wordprocessing.TableRow(new TableRowProperties(new CantSplit()), Cell(label, 1, null, bar.Label, JustificationValues.Right));
        foreach (var (span, colour) in new[] { (filled, Blue), (Units - filled, Pale) }.Where(part => part.Item1 > 0))
        {
            row.Append(Cell(unit * span, span, colour, string.Empty, JustificationValues.Left));
        }

        row.Append(Cell(words, 1, null, bar.Words, JustificationValues.Left));
        return row;
    }

    // White lines above and below keep one bar apart from the next.
    private static DocumentFormat.OpenXml.Wordprocessing.TableCell Cell(int width, int span, string? colour, string text, JustificationValues align) => new(
        new TableCellProperties
        {
            TableCellWidth = new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa },
            GridSpan = new GridSpan { Val = span },
            TableCellBorders = new TableCellBorders(
                new TopBorder { Val = BorderValues.Single, Size = 24, Color = "FFFFFF" },
                new BottomBorder { Val = BorderValues.Single, Size = 24, Color = "FFFFFF" }),
            Shading = colour is null ? null : new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = colour },
            TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center },
        },
        DocxParts.Line(text, align, 11));
}
