using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FormTable = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Exports;

/// <summary>
/// A form as a document to sign: A4, landscape unless it is upright, national heading, title, table, notes, signatures. Equal tables give equal bytes.
/// </summary>
public static class WriteDocx
{
    public static byte[] Of(FormTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        table.Checked();
        var room = DocxParts.Room(!table.Portrait);
        var body = new List<OpenXmlElement>
        {
            DocxParts.Head(table.Head, room),
            DocxParts.Line(table.Title, JustificationValues.Center, 13, bold: true, before: 12),
        };
        if (table.Subtitle is { } subtitle)
        {
            body.Add(DocxParts.Line(subtitle, JustificationValues.Center, 12, italic: true, after: 8));
        }

        body.AddRange(table.Lead.Select(line => DocxParts.Line(line, JustificationValues.Both, 13, before: 4, after: 2)));
        if (table.Columns.Count > 0)
        {
            body.Add(DocxGrid.Of(table, room));
        }

        body.AddRange(table.Notes.Select((note, i) => DocxParts.Line(note, JustificationValues.Left, 11, before: i == 0 ? 8 : 0)));
        if (table.Signatures is { } signatures)
        {
            body.Add(DocxParts.Line(string.Empty, JustificationValues.Left, 11));
            body.Add(DocxParts.Signatures(signatures, room));
        }

        body.AddRange(table.Drawings.SelectMany((drawing, i) => DocxBars.Of(drawing, room, breakBefore: i == 0)));
        return Package(body, !table.Portrait);
    }

    /// <summary>A whole document around a body that ends with a paragraph or a table.</summary>
    public static byte[] Package(IEnumerable<OpenXmlElement> content, bool landscape)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = new Styles(new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts
                    {
                        Ascii = "Times New Roman",
                        HighAnsi = "Times New Roman",
                        EastAsia = "Times New Roman",
                        ComplexScript = "Times New Roman",
                    },
                    new Languages { Val = "vi-VN" }))));
            main.AddNewPart<FooterPart>("footer").Footer = DocxParts.PageNumbers();
            var body = new Body(content);
            body.Append(DocxParts.Line(string.Empty, JustificationValues.Left, 1));
            body.Append(DocxParts.Page(landscape, "footer"));
            main.Document = new Document(body);
        }

        stream.Position = 0;
        return StillPackage.Of(stream);
    }
}
