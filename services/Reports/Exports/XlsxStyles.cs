using DocumentFormat.OpenXml.Spreadsheet;
using OneStop.Core.Reports;
using TableColumn = OneStop.Core.Reports.TableColumn;

namespace OneStop.Reports.Exports;

/// <summary>
/// The cell styles of a spreadsheet form: Times New Roman, thin borders inside the table, Vietnamese number formats on real numbers.
/// </summary>
public sealed class XlsxStyles
{
    private const uint CountFormat = 164;
    private const uint RateFormat = 165;
    private const uint DateFormat = 166;

    private readonly List<CellFormat> _formats = [new CellFormat()];

    public XlsxStyles()
    {
        Superior = Add(Font.Plain, HorizontalAlignmentValues.Center);
        Bold = Add(Font.Bold, HorizontalAlignmentValues.Center);
        Motto = Add(Font.BoldUnderlined, HorizontalAlignmentValues.Center);
        Italic = Add(Font.Italic, HorizontalAlignmentValues.Center);
        Title = Add(Font.Title, HorizontalAlignmentValues.Center);
        Note = Add(Font.Plain, HorizontalAlignmentValues.Left);
        Heading = Add(Font.Bold, HorizontalAlignmentValues.Center, bordered: true);
        ColumnNumber = Add(Font.Italic, HorizontalAlignmentValues.Center, bordered: true);
        foreach (var strong in (bool[])[false, true])
        {
            for (var indent = 0; indent <= 3; indent++)
            {
                _words[(strong, indent)] = Add(strong ? Font.Bold : Font.Plain, HorizontalAlignmentValues.Left, true, 0, (uint)indent);
            }

            _kinds[(strong, ColumnKind.Mark)] = Add(strong ? Font.Bold : Font.Plain, HorizontalAlignmentValues.Center, true);
            _kinds[(strong, ColumnKind.Count)] = Add(strong ? Font.Bold : Font.Plain, HorizontalAlignmentValues.Right, true, CountFormat, 1);
            _kinds[(strong, ColumnKind.Rate)] = Add(strong ? Font.Bold : Font.Plain, HorizontalAlignmentValues.Right, true, RateFormat, 1);
            _kinds[(strong, ColumnKind.Date)] = Add(strong ? Font.Bold : Font.Plain, HorizontalAlignmentValues.Center, true, DateFormat);
        }
    }

    private readonly Dictionary<(bool Strong, int Indent), uint> _words = [];
    private readonly Dictionary<(bool Strong, ColumnKind Kind), uint> _kinds = [];

    private enum Font : uint
    {
        Plain,
        Bold,
        BoldUnderlined,
        Italic,
        Title,
    }

    public uint Superior { get; }

    public uint Bold { get; }

    public uint Motto { get; }

    public uint Italic { get; }

    public uint Title { get; }

    public uint Note { get; }

    public uint Heading { get; }

    public uint ColumnNumber { get; }

    /// <summary>The style of a table cell: words by the column, numbers by what they are.</summary>
    /// <param name="indent">Depth of the words.</param>
    public uint For(TableCell cell, TableColumn column, TableRow row, int indent)
    {
        var strong = row.Weight != RowWeight.Plain;
        return cell switch
        {
            TableCell.Whole => _kinds[(strong, ColumnKind.Count)],
            TableCell.Number or TableCell.Share => _kinds[(strong, ColumnKind.Rate)],
            TableCell.Day => _kinds[(strong, ColumnKind.Date)],
            _ when column.Kind == ColumnKind.Text => _words[(strong, Math.Clamp(indent, 0, 3))],
            _ => _kinds[(strong, ColumnKind.Mark)],
        };
    }

    /// <summary>The sheet of styles; ids given out before are positions in it.</summary>
    public Stylesheet Build() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = CountFormat, FormatCode = "[$-42A]#,##0" },
            new NumberingFormat { NumberFormatId = RateFormat, FormatCode = "[$-42A]#,##0.00" },
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "dd/mm/yyyy" })
        { Count = 3 },
        new Fonts(Face(11), Face(11, bold: true), Face(11, bold: true, underlined: true), Face(11, italic: true), Face(13, bold: true)) { Count = 5 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
        { Count = 2 },
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin },
                new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin },
                new BottomBorder { Style = BorderStyleValues.Thin },
                new DiagonalBorder()))
        { Count = 2 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(_formats) { Count = (uint)_formats.Count });

    private static DocumentFormat.OpenXml.Spreadsheet.Font Face(double size, bool bold = false, bool italic = false, bool underlined = false)
    {
        var font = new DocumentFormat.OpenXml.Spreadsheet.Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        if (italic)
        {
            font.Append(new Italic());
        }

        if (underlined)
        {
            font.Append(new Underline());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = "Times New Roman" }, new FontFamilyNumbering { Val = 1 });
        return font;
    }

    private uint Add(Font font, HorizontalAlignmentValues side, bool bordered = false, uint numberFormat = 0, uint indent = 0)
    {
        _formats.Add(new CellFormat(new Alignment { Horizontal = side, Vertical = VerticalAlignmentValues.Center, WrapText = true, Indent = indent })
        {
            NumberFormatId = numberFormat,
            FontId = (uint)font,
            BorderId = bordered ? 1u : 0u,
            FillId = 0,
            FormatId = 0,
            ApplyFont = true,
            ApplyAlignment = true,
            ApplyBorder = bordered,
            ApplyNumberFormat = numberFormat != 0,
        });
        return (uint)_formats.Count - 1;
    }
}
