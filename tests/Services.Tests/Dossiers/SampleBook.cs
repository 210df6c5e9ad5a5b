using System.Net.Http.Headers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>Makes small Excel registers of text cells, and sends them.</summary>
internal static class SampleBook
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A workbook with one sheet of those rows.</summary>
    public static byte[] Of(params string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select((cells, number) => new Row(cells.Select(Cell)) { RowIndex = (uint)number + 1 })));
            workbook.Workbook.AppendChild(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "So" }));
        }

        return stream.ToArray();
    }

    /// <summary>Posts a workbook for an agency.</summary>
    public static async Task<HttpResponseMessage> PostBookAsync(this HttpClient client, byte[] book, string agency)
    {
        using var content = new ByteArrayContent(book);
        content.Headers.ContentType = new MediaTypeHeaderValue(Xlsx);
        return await client.PostAsync(new Uri("/v1/registers?agency=" + agency, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private static Cell Cell(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
}
