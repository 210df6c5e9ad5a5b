using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FormTable = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Exports;

/// <summary>
/// A form as a document to sign: on its sheet, national heading, title, table, notes, signatures. Equal tables give equal bytes.
/// </summary>
public static class WriteDocx
{
    public static byte[] Of(FormTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        table.Checked();
        var sheet = DocxSheet.Of(table.Paper);
        var body = new List<OpenXmlElement>
        {
            DocxParts.Head(table.Head, sheet),
            DocxParts.Line(table.Title, JustificationValues.Center, sheet.Points(13), bold: true, before: (int)(12 * sheet.Letters)),
        };
        if (table.Subtitle is { } subtitle)
        {
            body.Add(DocxParts.Line(subtitle, JustificationValues.Center, sheet.Points(12), italic: true, after: (int)(8 * sheet.Letters)));
        }

        body.AddRange(table.Lead.Select(line => DocxParts.Line(line, JustificationValues.Both, sheet.Points(13), before: (int)(4 * sheet.Letters), after: (int)(2 * sheet.Letters))));
        if (table.Columns.Count > 0)
        {
            body.Add(DocxGrid.Of(table, sheet));
        }

        body.AddRange(table.Notes.Select((note, i) => DocxParts.Line(note, JustificationValues.Left, sheet.Points(11), before: i == 0 ? (int)(8 * sheet.Letters) : 0)));
        if (table.Signatures is { } signatures)
        {
            body.Add(DocxParts.Line(string.Empty, JustificationValues.Left, sheet.Points(11)));
            body.Add(DocxParts.Signatures(signatures, sheet));
        }

        body.AddRange(table.Drawings.SelectMany((drawing, i) => DocxBars.Of(drawing, sheet.Room, breakBefore: i == 0)));
        return Package(body, sheet);
    }

    /// <summary>A whole document around a body that ends with a paragraph or a table.</summary>
    public static byte[] Package(IEnumerable<OpenXmlElement> content, DocxSheet sheet)
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
            body.Append(sheet.Section("footer"));
            main.Document = new Document(body);
        }

        stream.Position = 0;
        return StillPackage.Of(stream);
    }
}
