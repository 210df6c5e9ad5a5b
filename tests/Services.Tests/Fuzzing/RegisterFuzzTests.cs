using System.IO.Compression;
using System.Text;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Fuzzing;

/// <summary>Spoilt, swollen and hostile workbooks: an outcome or a refusal, never a fault, and memory stays within bounds.</summary>
[Collection(Alone.Name)]
public sealed class RegisterFuzzTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private const string SheetPart = "xl/worksheets/sheet1.xml";
    private const long MemoryGrowthMax = 600_000_000;

    private static readonly byte[] Sound = SampleBook.Of(
        ["Mã hồ sơ", "Tên cá nhân, tổ chức", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả"],
        ["000.00.07.H10-210412-7001", "Mẫu", "12/04/2021", "26/04/2021", "27/04/2021"],
        ["000.00.07.H10-210412-7002", "Nguyễn Văn Mẫu", "44298", "", ""]);

    private readonly HttpClient _client = province.Program.Client();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Spoilt_workbooks_are_answered()
    {
        await FuzzRun.TryAsync(FuzzRun.Inputs / 6, async mutations =>
        {
            var book = mutations.Next(3) == 0 ? mutations.SpoilBytes(Sound) : WithPart(Pick(mutations), text => mutations.SpoilBytes(text));
            var (status, body) = await PostAsync(book);
            return status is 200 or 400 or 413 ? null : $"{status} {body}";
        });
        await FuzzRun.StillSoundAsync(_client);
    }

    [Theory]
    [InlineData("<x:c t=\"s\"><x:v>-1</x:v></x:c>")]
    [InlineData("<x:c t=\"s\"><x:v>99999999999</x:v></x:c>")]
    [InlineData("<x:c t=\"nonsense\"><x:v>1</x:v></x:c>")]
    [InlineData("<x:c r=\"ZZZZZZZZZZ1\"><x:v>1</x:v></x:c>")]
    [InlineData("<x:c r=\"A-1\" s=\"-5\"><x:v>1</x:v></x:c>")]
    [InlineData("<x:c r=\"\"><x:f>HYPERLINK(\"http://x\")</x:f></x:c>")]
    public async Task Odd_cells_are_answered(string cell)
    {
        var (status, body) = await PostAsync(WithPart(SheetPart, text => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Replace("</x:row></x:sheetData>", cell + "</x:row></x:sheetData>", StringComparison.Ordinal))));
        Assert.True(status is 200 or 400, $"{status} {body}");
    }

    [Theory]
    [InlineData("<x:row r=\"abc\">")]
    [InlineData("<x:row r=\"-1\">")]
    [InlineData("<x:row r=\"99999999999\">")]
    public async Task Odd_rows_are_answered(string row)
    {
        var (status, body) = await PostAsync(WithPart(SheetPart, text => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Replace("<x:row r=\"3\">", row, StringComparison.Ordinal))));
        Assert.True(status is 200 or 400, $"{status} {body}");
    }

    [Fact]
    public async Task A_bomb_of_zeros_and_one_of_empty_cells_are_refused_in_bounded_memory()
    {
        // Making a bomb takes more memory than refusing it may: both are made before anything is measured.
        byte[][] bombs = [Bomb(new string(' ', 1000), 200_000), Bomb(string.Concat(Enumerable.Repeat("<x:c/>", 200)), 20_000)];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var bomb in bombs)
        {
            Assert.True(bomb.Length < 5_000_000, $"{bomb.Length}");
            var (status, body) = await PostAsync(bomb);
            Assert.True(status == 413, $"{status} {body}");
        }

        Assert.True(GC.GetTotalMemory(forceFullCollection: false) - before < MemoryGrowthMax, "the bomb went off");
    }

    [Theory]
    [InlineData("/v1/catalogue/procedures/import")]
    [InlineData("/v1/reconciliations?from=2021-01-01&to=2021-06-30")]
    public async Task Every_other_door_for_workbooks_refuses_a_bomb_too(string door)
    {
        var (status, body) = await FuzzRun.PostAsync(_client, door, Bomb(string.Concat(Enumerable.Repeat("<x:c/>", 200)), 20_000), SampleBook.Xlsx);
        Assert.True(status == 413 && body.Contains("tooLarge", StringComparison.Ordinal), $"{status} {body}");
    }

    [Fact]
    public async Task A_document_type_that_names_a_file_is_refused()
    {
        var (status, body) = await PostAsync(WithPart(SheetPart, text => Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(text).Replace("<x:worksheet", "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><x:worksheet", StringComparison.Ordinal).Replace("Mẫu", "&x;", StringComparison.Ordinal))));
        Assert.Equal(400, status);
        Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_of_two_million_letters_is_one_rejected_row()
    {
        var (status, body) = await PostAsync(SampleBook.Of(["Mã hồ sơ", "Ngày tiếp nhận", "Ghi chú"], ["000.00.07.H10-210412-7003", "12/04/2021", new string('x', 2_000_000)], ["000.00.07.H10-210412-7004", "12/04/2021", ""]));
        Assert.True(status is 200, $"{status} {body[..Math.Min(300, body.Length)]}");
    }

    private static string Pick(Mutations mutations) => mutations.Pick<string>([SheetPart, SheetPart, "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"]);

    private Task<(int Status, string Body)> PostAsync(byte[] book) => FuzzRun.PostAsync(_client, "/v1/registers?agency=H10.07", book, SampleBook.Xlsx);

    /// <summary>The sound workbook with one part changed.</summary>
    private static byte[] WithPart(string name, Func<byte[], byte[]> change, Action<Stream>? write = null)
    {
        using var file = new MemoryStream();
        file.Write(Sound);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var found = zip.Entries.First(e => e.FullName == name || write is null && e.FullName.EndsWith(name, StringComparison.Ordinal));
            byte[] text;
            using (var reading = found.Open())
            using (var copy = new MemoryStream())
            {
                reading.CopyTo(copy);
                text = copy.ToArray();
            }

            found.Delete();
            using var writing = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            if (write is null)
            {
                writing.Write(change(text));
            }
            else
            {
                write(writing);
            }
        }

        return file.ToArray();
    }

    private static byte[] Bomb(string filling, int count) => WithPart(SheetPart, text => text, entry => Swell(entry, filling, count));

    private static void Swell(Stream part, string filling, int count)
    {
        part.Write("<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData><x:row>"u8);
        var bytes = Encoding.UTF8.GetBytes(filling);
        for (var i = 0; i < count; i++)
        {
            part.Write(bytes);
        }

        part.Write("</x:row></x:sheetData></x:worksheet>"u8);
    }
}
