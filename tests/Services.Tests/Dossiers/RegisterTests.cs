using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>A register in Excel, as an office keeps it: headings found by their labels, an outcome per row, a copy that tells them.</summary>
public sealed class RegisterTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly HttpClient _client = province.Program.Client("H10.07", "clerk");

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Rows_become_dossiers_and_the_same_register_again_changes_nothing()
    {
        var (first, second) = (Steps.NewDossier(), Steps.NewDossier());
        var book = Book(
            ["SỔ THEO DÕI HỒ SƠ"],
            ["STT", "Mã\nhồ sơ", "Mã TTHC", "Chủ hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả kết quả", "Ngày kết thúc xử lý", "Ngày trả"],
            ["1", first, "1.004949", "Nguyễn Văn Mẫu", "12/04/2021 08:15:00", "27/04/2021", "05/05/2021 10:00:00", "06/05/2021"],
            ["2", second, "1.004949", "Trần Thị Ví Dụ", new DateTime(2021, 4, 12, 8, 15, 0).ToOADate(), "", "", ""]);
        var answer = await ImportAsync(book);
        Assert.Equal("2 2/0/0", Counts(answer));
        var dossier = await _client.GetJsonAsync("/v1/dossiers/" + first);
        Assert.Equal("2021-04-12 2021-04-27 2021-05-05 2021-05-06 late H10.07", $"{dossier["receivedOn"]} {dossier["dueOn"]} {dossier["endedOn"]} {dossier["returnedOn"]} {dossier["outcome"]} {dossier["agency"]}");
        Assert.Equal("2021-04-12", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + second))["receivedOn"]);
        Assert.Equal("2 0/2/0", Counts(await ImportAsync(book)));
        var personal = await _client.GetJsonAsync($"/v1/dossiers/{first}/personal?purpose=handling");
        Assert.Equal("Nguyễn Văn Mẫu", (string?)personal["applicants"]![0]!["value"]!["name"]);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_become_of_each_row_and_writes_nothing()
    {
        var code = Steps.NewDossier();
        var book = SampleBook.Of(["Mã hồ sơ", "Ngày tiếp nhận"], [code, "12/04/2021"], ["", "12/04/2021"]);
        using var answer = await _client.PostBookAsync(book, "H10.07&dryRun=true");
        var tried = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        Assert.Equal("2 1/0/1", Counts(tried));
        Assert.True(tried["id"] is null && tried["position"] is null, tried.ToJsonString());
        Assert.Equal("404 dossierNotFound", await _client.GetOutcomeAsync("/v1/dossiers/" + code));
        Assert.Equal("2 1/0/1", Counts(await ImportAsync(book)));
    }

    [Fact]
    public async Task A_bad_row_does_not_stop_the_others_and_the_copy_says_what_became_of_each()
    {
        var code = Steps.NewDossier();
        var answer = await ImportAsync(Book(
            ["Số hồ sơ", "Ngày nhận", "Ngày hẹn trả"],
            [code, "12/04/2021", "27/04/2021"],
            ["", "12/04/2021", ""],
            [Steps.NewDossier(), "hôm qua", ""],
            [Steps.NewDossier(), "", "27/04/2021"]));
        Assert.Equal("4 1/0/3", Counts(answer));
        Assert.Equal(["3 missingField", "4 badTime", "5 missingField"], answer["rejected"]!.AsArray().Select(r => $"{r!["line"]} {r["code"]}"));

        var copy = await _client.GetByteArrayAsync(new Uri($"/v1/registers/{answer["id"]}/copy", UriKind.Relative), TestContext.Current.CancellationToken);
        using var stream = new MemoryStream(copy);
        using var read = SpreadsheetDocument.Open(stream, false);
        var outcomes = read.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Last().InnerText).ToList();
        Assert.Equal("Kết quả nhập vào OneStop", outcomes[0]);
        Assert.Equal("Đã ghi nhận", outcomes[1]);
        Assert.All(outcomes.Skip(2), outcome => Assert.StartsWith("Không nhận", outcome, StringComparison.Ordinal));
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(read, TestContext.Current.CancellationToken));

        using var other = province.Program.Client("H10.07", "another");
        Assert.Equal("404 registerNotFound", await other.GetOutcomeAsync($"/v1/registers/{answer["id"]}/copy"));
    }

    [Fact]
    public async Task What_is_no_register_is_refused()
    {
        Assert.Equal("400 badWorkbook", await OutcomeAsync([1, 2, 3], Xlsx));
        Assert.Equal("400 noHeadings", await OutcomeAsync(Book(["Tên", "Tuổi"], ["A", "5"]), Xlsx));
        Assert.Equal("415 unsupportedMediaType", await OutcomeAsync([1], "text/csv"));
    }

    private static string Counts(JsonObject answer) => $"{answer["rows"]} {answer["accepted"]}/{answer["unchanged"]}/{answer["rejectedCount"]}";

    private static byte[] Book(params object[][] rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            sheet.Worksheet = new Worksheet(data);
            for (var r = 0; r < rows.Length; r++)
            {
                var row = new Row { RowIndex = (uint)r + 1 };
                for (var c = 0; c < rows[r].Length; c++)
                {
                    row.Append(CellOf(rows[r][c], $"{(char)('A' + c)}{r + 1}"));
                }

                data.Append(row);
            }

            workbook.Workbook.AppendChild(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "So" }));
        }

        return stream.ToArray();
    }

    private static Cell CellOf(object value, string reference) => value is double number
        ? new Cell { CellReference = reference, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) }
        : new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text((string)value)) };

    private async Task<JsonObject> ImportAsync(byte[] book)
    {
        using var answer = await PostAsync(book, Xlsx);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body!.ToJsonString());
        return body;
    }

    private async Task<string> OutcomeAsync(byte[] body, string type)
    {
        using var answer = await PostAsync(body, type);
        return await Steps.OutcomeOfAsync(answer);
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await _client.PostAsync(new Uri("/v1/registers?agency=H10.07", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
