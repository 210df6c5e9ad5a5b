using System.Net;
using System.Text;
using OneStop.Core.Reports;

namespace OneStop.Reports.Exports;

/// <summary>A form as one self-contained page to print: no script, no outside reference; the pdf is this page printed.</summary>
public static class WriteHtml
{
    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(WriteHtml).Assembly.GetManifestResourceStream("OneStop.Reports.Exports.print.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static byte[] Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var page = new StringBuilder();
        Head(page, table.Checked().Head);
        page.Append("<h1>").Append(Safe(table.Title)).Append("</h1>\n");
        if (table.Subtitle is { } subtitle)
        {
            page.Append("<p class=\"subtitle\">").Append(Safe(subtitle)).Append("</p>\n");
        }

        foreach (var line in table.Lead)
        {
            page.Append("<p class=\"text\">").Append(Safe(line)).Append("</p>\n");
        }

        if (table.Columns.Count > 0)
        {
            Grid(page, table);
        }

        foreach (var note in table.Notes)
        {
            page.Append("<p class=\"note\">").Append(Safe(note)).Append("</p>\n");
        }

        if (table.Signatures is { } signatures)
        {
            Signatures(page, signatures);
        }

        foreach (var (i, drawing) in table.Drawings.Index())
        {
            page.Append(i == 0 ? "<figure style=\"margin:4mm 0;text-align:center;break-before:page\">" : "<figure style=\"margin:4mm 0;text-align:center;break-inside:avoid\">").Append(drawing.Svg).Append("</figure>\n");
        }

        return Page(table.Title, table.Paper, page.ToString());
    }

    /// <summary>The page around a body that is already safe.</summary>
    public static byte[] Page(string title, PaperSize paper, string body) => Encoding.UTF8.GetBytes(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        + $"<title>{Safe(title)}</title>\n<style>{Style.Value}</style></head>\n"
        + $"<body class=\"{(paper is PaperSize.A5Upright ? "slip" : "across")}\">\n{body}</body></html>\n");

    public static void Head(StringBuilder page, PaperHead head)
    {
        page.Append("<header><div>");
        if (head.Superior is { } superior)
        {
            page.Append("<p>").Append(Safe(superior)).Append("</p>");
        }

        page.Append("<p class=\"agency\">").Append(Safe(head.Agency)).Append("</p>");
        if (head.FormNumber is { } number)
        {
            page.Append("<p>").Append(Safe(number)).Append("</p>");
        }

        page.Append("</div><div><p class=\"nation\">").Append(PaperHead.Nation).Append("</p><p class=\"motto\">").Append(PaperHead.Motto)
            .Append("</p><p class=\"dated\">").Append(Safe(head.DatedLine)).Append("</p></div></header>\n");
    }

    public static void Signatures(StringBuilder page, PaperSignatures signatures) => page
        .Append("<footer><div><p class=\"signer\">").Append(Safe(signatures.Left)).Append("</p><p><i>").Append(Safe(signatures.LeftHint))
        .Append("</i></p></div><div><p class=\"signer\">").Append(Safe(signatures.Right)).Append("</p><p><i>").Append(Safe(signatures.RightHint))
        .Append("</i></p></div></footer>\n");

    /// <summary>Text as HTML shows it.</summary>
    public static string Safe(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);

    public static void Grid(StringBuilder page, Table table)
    {
        var heading = TableHeading.Of(table.Columns);
        page.Append("<table>\n<colgroup>");
        var sum = table.Columns.Sum(c => c.Width);
        foreach (var column in table.Columns)
        {
            page.Append("<col style=\"width:").Append(VietnameseFormat.TwoDecimals(column.Width / sum * 100).Replace(',', '.')).Append("%\">");
        }

        page.Append("</colgroup>\n<thead>\n");
        for (var depth = 0; depth < heading.Depth; depth++)
        {
            page.Append("<tr>");
            foreach (var cell in heading.Cells.Where(c => c.Row == depth))
            {
                page.Append("<th").Append(cell.RowSpan > 1 ? $" rowspan=\"{cell.RowSpan}\"" : "")
                    .Append(cell.ColumnSpan > 1 ? $" colspan=\"{cell.ColumnSpan}\"" : "").Append('>').Append(Safe(cell.Text)).Append("</th>");
            }

            page.Append("</tr>\n");
        }

        if (table.Columns.Any(c => c.Number is not null))
        {
            page.Append("<tr class=\"numbers\">");
            foreach (var column in table.Columns)
            {
                page.Append("<th>").Append(Safe(column.Number ?? "")).Append("</th>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</thead>\n<tbody>\n");
        foreach (var row in table.AllRows)
        {
            Row(page, table, row);
        }

        page.Append("</tbody>\n</table>\n");
    }

    private static void Row(StringBuilder page, Table table, TableRow row)
    {
        var columns = table.Columns;
        page.Append(row.Weight == RowWeight.Plain ? "<tr>" : "<tr class=\"strong\">");
        for (var i = 0; i < columns.Count; i++)
        {
            var style = row.Cells[i] switch
            {
                TableCell.Whole or TableCell.Share or TableCell.Number => "figure",
                TableCell.Day => "mark",
                _ when columns[i].Kind == ColumnKind.Text => i == table.LabelColumn && row.Indent > 0 ? $"words indent{Math.Min(row.Indent, 3)}" : "words",
                _ => "mark",
            };
            page.Append("<td class=\"").Append(style).Append("\">").Append(Safe(row.Cells[i].Printed)).Append("</td>");
        }

        page.Append("</tr>\n");
    }
}
