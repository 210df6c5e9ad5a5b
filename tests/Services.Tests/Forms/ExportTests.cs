using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using OneStop.Core.Reports;
using OneStop.Reports.Exports;
using OneStop.Reports.Forms;
using OneStop.Reports.Ii06a;

namespace OneStop.Services.Tests.Forms;

public sealed class ExportTests
{
    private static readonly Table Form = PrintIi06a.Of(SampleForms.Ii06a(), SampleForms.Paper);

    [Fact]
    public void All_formats_carry_the_same_figures()
    {
        var expected = Form.AllRows
            .Select(r => string.Join('|', r.Cells.Select(c => c is TableCell.Whole w ? w.Value.ToString(CultureInfo.InvariantCulture) : c.Printed)))
            .ToList();

        Assert.Equal(expected, ReadBack.Csv(WriteCsv.Of(Form)).Skip(1).Select(r => string.Join('|', r)));
        Assert.Equal(expected, Data(ReadBack.Xlsx(WriteXlsx.Of(Form))));
        Assert.Equal(expected, Data(ReadBack.Docx(WriteDocx.Of(Form))));

        List<string> Data(IReadOnlyList<string[]> rows)
        {
            var first = rows.ToList().FindIndex(r => r.Length > 3 && r[2] == "(3)") + 1;
            return [.. rows.Skip(first).Take(expected.Count).Select(r => string.Join('|', r.Select((t, i) => i is 0 or 1 or 13 ? t : ReadBack.Plain(t))))];
        }
    }

    [Fact]
    public void Office_files_are_valid_and_their_bytes_depend_on_the_table_alone()
    {
        var (xlsx, docx) = (WriteXlsx.Of(Form), WriteDocx.Of(Form));
        using (var workbook = SpreadsheetDocument.Open(new MemoryStream(xlsx), false))
        {
            Assert.Empty(ReadBack.Faults(workbook));
        }

        using (var document = WordprocessingDocument.Open(new MemoryStream(docx), false))
        {
            Assert.Empty(ReadBack.Faults(document));
        }

        Assert.Equal(xlsx, WriteXlsx.Of(Form));
        Assert.Equal(docx, WriteDocx.Of(Form));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84 912", "'+84 912")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("Sở \"A\", B", "Sở \"A\", B")]
    [InlineData("hai\ndòng", "hai\ndòng")]
    public void Words_in_csv_and_xlsx_never_become_formulas(string words, string field)
    {
        var table = new Table(
            "x", new PaperHead(null, "SỞ", null, null, null), "X", null,
            [TableColumn.Of("a", "A", ColumnKind.Text), TableColumn.Of("b", "B", ColumnKind.Count)],
            [new([TableCell.Of(words), TableCell.Of(-3)])], null, [], null);

        Assert.Equal([field, "-3"], ReadBack.Csv(WriteCsv.Of(table))[1]);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(WriteXlsx.Of(table)), false);
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Empty(sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
        Assert.Contains(sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>(), c => c.InlineString?.InnerText == words);
        Assert.Empty(ReadBack.Faults(workbook));
    }

    [Fact]
    public void The_page_shows_markup_as_text_and_runs_nothing()
    {
        var page = Encoding.UTF8.GetString(WriteHtml.Of(Form with { Notes = ["<script>alert(1)</script>"] }));

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pdf_is_the_page_printed()
    {
        using var press = new PrintPdf(PrintPdf.InstalledBrowser());

        var pdf = await press.OfAsync(WriteHtml.Of(Form), TestContext.Current.CancellationToken);

        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf!, 0, 5), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_there_is_no_pdf()
    {
        using var press = new PrintPdf(null);

        Assert.Null(await press.OfAsync(WriteHtml.Of(Form), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("ii06b")]
    [InlineData("ii06c")]
    [InlineData("ii06d")]
    public void The_other_levels_of_ii06_are_written_as_they_were_looked_at(string name)
    {
        var variant = Ii06Variant.All.Single(v => v.Name == name);
        FormFolder.CompareAllFormats(variant.GroupBy is null
            ? PrintIi06a.Of(SampleForms.Ii06a() with { Form = name }, SampleForms.Paper, variant.Number, variant.Place)
            : PrintIi06a.Of(SampleForms.ByAgency() with { Form = name }, SampleForms.Paper, variant.Number, variant.Place, AdministrativeLevelLabel.OfAgencies, "Cơ quan, đơn vị giải quyết"));
    }

    [Fact]
    public void Ii06a_is_written_as_it_was_looked_at() => FormFolder.CompareAllFormats(Form);
}
