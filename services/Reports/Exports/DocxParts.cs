using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using OneStop.Core.Reports;

namespace OneStop.Reports.Exports;

/// <summary>The pieces official papers are made of in a word processor: paragraphs, the national heading, signatures, page numbers.</summary>
public static class DocxParts
{
    /// <summary>Twentieths of a point in a millimetre, times 100.</summary>
    private const int TwipsPerMetre = 56_693;

    /// <summary>A length in twentieths of a point.</summary>
    public static int Twips(decimal millimetres) => (int)decimal.Round(millimetres * TwipsPerMetre / 1000, MidpointRounding.AwayFromZero);

    /// <summary>A paragraph in one style of letters; <paramref name="size"/> in points; line breaks in the text are kept.</summary>
    public static Paragraph Line(
        string text,
        JustificationValues side,
        decimal size,
        bool bold = false,
        bool italic = false,
        bool underlined = false,
        int before = 0,
        int after = 0,
        int indent = 0)
    {
        var properties = new ParagraphProperties(
            new SpacingBetweenLines { Before = Text(before * 20), After = Text(after * 20), Line = "240", LineRule = LineSpacingRuleValues.Auto });
        if (indent > 0)
        {
            properties.Append(new Indentation { Left = Text(indent) });
        }

        properties.Append(new Justification { Val = side });
        var paragraph = new Paragraph(properties);
        paragraph.Append(Run(text, size, bold, italic, underlined));
        return paragraph;
    }

    public static Run Run(string text, decimal size, bool bold = false, bool italic = false, bool underlined = false)
    {
        var letters = new RunProperties();
        if (bold)
        {
            letters.Append(new Bold());
        }

        if (italic)
        {
            letters.Append(new Italic());
        }

        letters.Append(new FontSize { Val = Text((int)(size * 2)) }, new FontSizeComplexScript { Val = Text((int)(size * 2)) });
        if (underlined)
        {
            letters.Append(new Underline { Val = UnderlineValues.Single });
        }

        var run = new Run(letters);
        var first = true;
        foreach (var line in text.Split('\n'))
        {
            if (!first)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            first = false;
        }

        return run;
    }

    /// <summary>Agency on the left, Quốc hiệu and dated line on the right (NĐ 30/2020/NĐ-CP, phụ lục I).</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Table Head(PaperHead head, DocxSheet sheet)
    {
        var left = new List<Paragraph>();
        if (head.Superior is { } superior)
        {
            left.Add(Line(superior, JustificationValues.Center, sheet.Points(12)));
        }

        left.Add(Line(head.Agency, JustificationValues.Center, sheet.Points(12), bold: true, underlined: true));
        if (head.FormNumber is { } number)
        {
            left.Add(Line(number, JustificationValues.Center, sheet.Points(12), before: 4));
        }

        return Borderless(
            sheet,
            sheet.HeadLeft,
            left,
            [
                Line(PaperHead.Nation, JustificationValues.Center, sheet.Points(12), bold: true),
                Line(PaperHead.Motto, JustificationValues.Center, sheet.Points(13), bold: true, underlined: true),
                Line(head.DatedLine, JustificationValues.Center, sheet.Points(13), italic: true, before: 4),
            ]);
    }

    public static DocumentFormat.OpenXml.Wordprocessing.Table Signatures(PaperSignatures signatures, DocxSheet sheet) => Borderless(
        sheet,
        0.45m,
        [
            Line(signatures.Left, JustificationValues.Center, sheet.Points(13), bold: true),
            Line(signatures.LeftHint, JustificationValues.Center, sheet.Points(12), italic: true),
        ],
        [
            Line(signatures.Right, JustificationValues.Center, sheet.Points(13), bold: true),
            Line(signatures.RightHint, JustificationValues.Center, sheet.Points(12), italic: true),
        ]);

    /// <summary>"Trang 2/5" at the right of every page.</summary>
    public static Footer PageNumbers() => new(new Paragraph(
        new ParagraphProperties(new Justification { Val = JustificationValues.Right }),
        Run("Trang ", 9),
        Field("PAGE"),
        Run("/", 9),
        Field("NUMPAGES")));

    private static SimpleField Field(string instruction) => new(Run("1", 9)) { Instruction = instruction };

    private static DocumentFormat.OpenXml.Wordprocessing.Table Borderless(DocxSheet sheet, decimal share, IEnumerable<Paragraph> left, IEnumerable<Paragraph> right)
    {
        var width = sheet.Room;
        var leftWidth = (int)(width * share);
        var row = new DocumentFormat.OpenXml.Wordprocessing.TableRow(Side(left, leftWidth), Side(right, width - leftWidth));
        return new DocumentFormat.OpenXml.Wordprocessing.Table(
            new TableProperties(
                new TableWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(new GridColumn { Width = Text(leftWidth) }, new GridColumn { Width = Text(width - leftWidth) }),
            row);
    }

    private static DocumentFormat.OpenXml.Wordprocessing.TableCell Side(IEnumerable<Paragraph> lines, int width)
    {
        var cell = new DocumentFormat.OpenXml.Wordprocessing.TableCell(
            new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa }));
        cell.Append(lines);
        return cell;
    }

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
