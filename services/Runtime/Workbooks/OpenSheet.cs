using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OneStop.Runtime.Workbooks;

/// <summary>
/// The only door for workbooks that somebody sent: how much one may unfold to is looked at before it is opened. Of its sheets the first is meant that has a
/// row of headings near its top.
/// </summary>
public static class OpenSheet
{
    private const int HeadingRowMax = 30;

    /// <summary>Opens it over a stream that stays the caller's.</summary>
    /// <typeparam name="T">What a column may be known to say.</typeparam>
    /// <param name="file">The workbook, from its beginning wherever the stream stands.</param>
    /// <param name="columnOf">What a heading, as written, says of its column; <c>null</c> = nothing we know.</param>
    /// <param name="isHeading">Whether the columns found in a row make it the row of headings.</param>
    /// <param name="editable">Whether cells will be added; they are in the stream once this is disposed.</param>
    /// <returns><c>null</c> where no sheet has such a row among its first thirty.</returns>
    /// <exception cref="UnreadableWorkbookException">It is no workbook, or too large.</exception>
    public static KnownSheet<T>? Of<T>(Stream file, Func<string, T?> columnOf, Func<IReadOnlyCollection<T>, bool> isHeading, bool editable = false)
        where T : struct, Enum
    {
        try
        {
            if (!WorkbookLimits.Hold(file))
            {
                throw new UnreadableWorkbookException(tooLarge: true, cause: null);
            }

            file.Position = 0;
            return Find(file, columnOf, isHeading, editable);
        }
        catch (Exception odd) when (odd is FormatException or ArgumentException or InvalidOperationException or OverflowException or NullReferenceException
            or KeyNotFoundException or OpenXmlPackageException or InvalidDataException or IOException or XmlException)
        {
            // What the library says of a workbook that is none.
            throw new UnreadableWorkbookException(tooLarge: false, odd);
        }
    }

    private static KnownSheet<T>? Find<T>(Stream file, Func<string, T?> columnOf, Func<IReadOnlyCollection<T>, bool> isHeading, bool editable)
        where T : struct, Enum
    {
        var document = SpreadsheetDocument.Open(file, editable);
        KnownSheet<T>? found = null;
        try
        {
            var shared = document.WorkbookPart?.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(static s => s.InnerText).ToList() ?? [];
            foreach (var sheet in document.WorkbookPart?.Workbook.Descendants<Sheet>() ?? [])
            {
                if (document.WorkbookPart!.GetPartById(sheet.Id!) is not WorksheetPart { Worksheet: { } worksheet } || worksheet.GetFirstChild<SheetData>() is not { } data)
                {
                    continue;
                }

                var top = data.Elements<Row>().Take(HeadingRowMax).Select(row => ColumnsOf(new SheetRow(row, shared), columnOf)).ToList();
                if (top.FindIndex(columns => isHeading([.. columns.Values])) is >= 0 and var heading)
                {
                    return found = new(document, top[heading], [.. data.Elements<Row>().Select(row => new SheetRow(row, shared))], heading);
                }
            }

            return null;
        }
        finally
        {
            if (found is null)
            {
                document.Dispose();
            }
        }
    }

    private static Dictionary<int, T> ColumnsOf<T>(SheetRow row, Func<string, T?> columnOf)
        where T : struct, Enum
    {
        var columns = new Dictionary<int, T>();
        foreach (var (place, text) in row.Cells)
        {
            if (columnOf(text) is { } column && !columns.ContainsValue(column))
            {
                columns[place] = column;
            }
        }

        return columns;
    }
}
