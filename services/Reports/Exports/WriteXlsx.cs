using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OneStop.Core.Reports;
using FormTable = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Exports;

/// <summary>
/// A form as a workbook with one sheet, ready to print: A4 landscape, one page wide, merged headings, the row of column numbers, headings
/// frozen and repeated on every page. Figures are real numbers, dates real dates, words are never formulas. Equal tables give equal bytes.
/// </summary>
public static class WriteXlsx
{
    private const string SheetName = "Báo cáo";

    public static byte[] Of(FormTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        table.Checked();
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "workbook");
            var styles = new XlsxStyles();
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.Build();
            var sheet = workbook.AddNewPart<WorksheetPart>("sheet1");
            var layout = new XlsxLayout(table);
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                Sheet(writer, table, layout, styles);
            }

            workbook.Workbook = new Workbook(
                new Sheets(new Sheet { Id = "sheet1", SheetId = 1, Name = SheetName }),
                new DefinedNames(new DefinedName($"'{SheetName}'!${layout.HeadingFirstRow}:${layout.HeadingLastRow}")
                {
                    Name = "_xlnm.Print_Titles",
                    LocalSheetId = 0,
                }));
        }

        stream.Position = 0;
        return StillPackage.Of(stream);
    }

    /// <summary>Up to this height, in points, a form is shrunk to one page rather than leave its signatures alone on a second.</summary>
    private const double OnePageMax = 700;

    private static void Sheet(OpenXmlWriter writer, FormTable table, XlsxLayout layout, XlsxStyles styles)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane
            {
                VerticalSplit = layout.HeadingLastRow,
                TopLeftCell = $"A{layout.HeadingLastRow + 1}",
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            })
        {
            ShowGridLines = false,
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = XlsxLayout.LineHeight });
        writer.WriteElement(new Columns(layout.Columns.Select((c, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = (double)(c.Width * XlsxLayout.CharactersPerWidth),
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        var height = 0d;
        foreach (var line in layout.Lines(styles))
        {
            Row(writer, line);
            height += line.Height;
        }

        writer.WriteEndElement();
        if (layout.Merges.Count > 0)
        {
            writer.WriteElement(new MergeCells(layout.Merges.Select(m => new MergeCell { Reference = m })) { Count = (uint)layout.Merges.Count });
        }

        writer.WriteElement(new PrintOptions { HorizontalCentered = true });
        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = height <= OnePageMax ? 1u : 0u });
        writer.WriteElement(new HeaderFooter(new OddFooter("&R&\"Times New Roman,Regular\"&9Trang &P/&N")));
        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, XlsxLine line)
    {
        writer.WriteStartElement(new Row { RowIndex = line.Number, Height = line.Height, CustomHeight = true });
        foreach (var (column, cell, style) in line.Cells)
        {
            var reference = XlsxLayout.Reference(line.Number, column);
            writer.WriteElement(cell switch
            {
                TableCell.Words words => new Cell(new InlineString(new Text(words.Text) { Space = SpaceProcessingModeValues.Preserve }))
                {
                    CellReference = reference,
                    StyleIndex = style,
                    DataType = CellValues.InlineString,
                },
                TableCell.Whole whole => Figure(reference, style, whole.Value.ToString(CultureInfo.InvariantCulture)),
                TableCell.Number number => Figure(reference, style, number.Value.ToString(CultureInfo.InvariantCulture)),
                TableCell.Share { Rate.Percent: { } percent } => Figure(reference, style, percent.ToString(CultureInfo.InvariantCulture)),
                TableCell.Day day => Figure(
                    reference, style, day.Value.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)),
                _ => new Cell { CellReference = reference, StyleIndex = style },
            });
        }

        writer.WriteEndElement();
    }

    private static Cell Figure(string reference, uint style, string value) =>
        new(new CellValue(value)) { CellReference = reference, StyleIndex = style };
}
