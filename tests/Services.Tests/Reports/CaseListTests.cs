using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using OneStop.Reports.Asking;
using OneStop.Reports.Sealing;

namespace OneStop.Services.Tests.Reports;

/// <summary>Case lists of filed reports: what is put in comes out, whatever the codes hold, and lists filed earlier keep their bytes and are read.</summary>
public sealed class CaseListTests
{
    private static readonly string[] Pieces = ["A", "\n", "\t", "\r", "\\", "\\n", "#2", "#3", " ", "ệ"];

    [Fact]
    public void Whatever_is_listed_is_read_again()
    {
        var random = new Random(7);
        string Text(int min) => string.Concat(Enumerable.Range(0, random.Next(min, 5)).Select(_ => Pieces[random.Next(Pieces.Length)]));
        for (var round = 0; round < 500; round++)
        {
            var cells = new SortedDictionary<string, CellKey[]>(StringComparer.Ordinal);
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                cells[Text(1)] = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => new CellKey(Text(0), $"{i}", random.Next(2) == 0 ? null : "m" + Text(0)))];
            }

            var list = CaseList.Of(cells);
            Assert.Equal(
                cells.SelectMany(c => c.Value.Select(cell => (c.Key, cell.Row, cell.Column, cell.Mark))),
                CaseList.Read(list.Packed, null).SelectMany(c => c.Cells.Select(place => (c.Dossier, place.Row, place.Column, place.Mark))));
            Assert.Equal(list.Sha256, CaseList.HashOf(list.Packed));
        }
    }

    [Fact]
    public void A_list_without_breaks_keeps_the_bytes_it_was_filed_with()
    {
        var cells = new SortedDictionary<string, CellKey[]>(StringComparer.Ordinal) { ["A\\B"] = [new("G1", "3"), new("G1", "8", "N4")], ["C"] = [new("G2", "3")] };
        Assert.Equal(Hash("#2\nA\\B\tG1\t3\t\nA\\B\tG1\t8\tN4\nC\tG2\t3\t\n"), CaseList.Of(cells).Sha256);
    }

    [Fact]
    public void A_list_filed_before_breaks_were_escaped_is_made_again_as_it_was()
    {
        var cells = new SortedDictionary<string, CellKey[]>(StringComparer.Ordinal) { ["A\nB"] = [new("G1", "3")] };
        const string Filed = "#2\nA\nB\tG1\t3\t\n";
        Assert.Equal(Hash(Filed), CaseList.Of(cells, Pack(Filed)).Sha256);
        Assert.NotEqual(Hash(Filed), CaseList.Of(cells).Sha256);
    }

    [Theory]
    [InlineData("#2\nA\nB\tG1\t3\t\nA\nB\tG1\t8\tN4\nA\tB\tG1\t3\t\n", "A\nB:3 A\nB:8N4 A\tB:3")]
    [InlineData("A\tG1\t4\t8\nB\tG1\t5\t11\n", "A:4 A:8 B:5 B:11")]
    [InlineData("#2\n", "")]
    [InlineData("", "")]
    public void Lists_filed_earlier_are_read(string text, string expected) => Assert.Equal(
        expected, string.Join(' ', CaseList.Read(Pack(text), null).SelectMany(c => c.Cells.Select(place => $"{c.Dossier}:{place.Column}{place.Mark}"))));

    private static byte[] Pack(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
