using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Sealing;

/// <summary>
/// The case list of a filed report as it is stored: gzip of UTF-8 lines. The first line is <c>#2</c>; then one line for each cell of each dossier, by code,
/// row and column: <c>code TAB row TAB column TAB mark</c>. Where one of these holds a tab or a line break the first line is <c>#3</c>, and in all lines
/// <c>\t \n \r \\</c> stand for them and for the backslash. Lists without a first line of either were written for II.06a only:
/// <c>code TAB row TAB came in TAB stands</c>.
/// </summary>
/// <param name="Packed">The stored bytes.</param>
/// <param name="Sha256">Of the lines, lower-case hexadecimal.</param>
/// <param name="Count">How many dossiers it holds.</param>
internal sealed record CaseList(byte[] Packed, string Sha256, long Count)
{
    private const string Plain = "#2";
    private const string Escaped = "#3";

    private static readonly System.Buffers.SearchValues<char> Breaks = System.Buffers.SearchValues.Create("\t\n\r");

    /// <param name="like">A stored list to be held against it: one that was written before breaks were escaped is written so again.</param>
    public static CaseList Of(IReadOnlyDictionary<string, CellKey[]> cells, byte[]? like = null)
    {
        var escaped = !IsPlain(like) && cells.Any(dossier => IsBroken(dossier.Key) || dossier.Value.Any(c => IsBroken(c.Row) || IsBroken(c.Column) || IsBroken(c.Mark)));
        string? Text(string? text) => escaped ? CaseListText.Escape(text) : text;
        var lines = new StringBuilder().Append(escaped ? Escaped : Plain).Append('\n');
        foreach (var (code, stands) in cells)
        {
            foreach (var cell in stands)
            {
                lines.Append(Text(code)).Append('\t').Append(Text(cell.Row)).Append('\t').Append(Text(cell.Column)).Append('\t').Append(Text(cell.Mark)).Append('\n');
            }
        }

        var text = Encoding.UTF8.GetBytes(lines.ToString());
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(text);
        }

        return new CaseList(bytes.ToArray(), Convert.ToHexStringLower(SHA256.HashData(text)), cells.Count);
    }

    /// <summary>The dossiers of a stored list after a code, in order.</summary>
    public static IEnumerable<SealedCase> Read(byte[] packed, string? after)
    {
        using var text = TextOf(packed);
        var (form, code, cells) = ("", (string?)null, new List<ReportPlace>());
        foreach (var (line, first) in CaseListText.Records(text).Select((line, i) => (line, i == 0)))
        {
            if (first && line is Plain or Escaped)
            {
                form = line;
                continue;
            }

            var parts = CaseListText.Split(line, form == Escaped);
            if (code is not null && code != parts[0] && string.CompareOrdinal(code, after) > 0)
            {
                yield return new SealedCase(code, cells);
            }

            if (code != parts[0])
            {
                (code, cells) = (parts[0], []);
            }

            cells.AddRange(form.Length == 0
                ? [new ReportPlace(parts[1], parts[2]), new ReportPlace(parts[1], parts[3])]
                : [new ReportPlace(parts[1], parts[2], parts[3].Length == 0 ? null : parts[3])]);
        }

        if (code is not null && string.CompareOrdinal(code, after) > 0)
        {
            yield return new SealedCase(code, cells);
        }
    }

    /// <summary>The hash of the lines of a stored list.</summary>
    public static string HashOf(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return Convert.ToHexStringLower(SHA256.HashData(gzip));
    }

    private static bool IsPlain(byte[]? packed)
    {
        using var text = TextOf(packed ?? []);
        return text.ReadLine() == Plain;
    }

    private static bool IsBroken(string? text) => text.AsSpan().ContainsAny(Breaks);

    private static StreamReader TextOf(byte[] packed) => packed.Length == 0
        ? new StreamReader(new MemoryStream())
        : new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
}
