using System.IO.Compression;
using System.Runtime.CompilerServices;
using OneStop.Core.Reports;
using OneStop.Reports.Exports;

namespace OneStop.Services.Tests.Forms;

/// <summary>
/// The golden files of printed forms, <c>tests/Golden/forms</c>. With ONESTOP_GOLDEN=write a test writes what it would compare, for a person to
/// look at; without it a missing or differing file fails. ONESTOP_LOOK names a folder that gets the whole files, to open and judge by eye.
/// </summary>
public static class FormFolder
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("ONESTOP_GOLDEN") == "write";

    /// <summary>csv, html, the sheet of the xlsx and the body of the docx; zip framing is left out, it may change with the runtime.</summary>
    public static void CompareAllFormats(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (Environment.GetEnvironmentVariable("ONESTOP_LOOK") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, table.Form + ".xlsx"), WriteXlsx.Of(table));
            File.WriteAllBytes(Path.Combine(folder, table.Form + ".docx"), WriteDocx.Of(table));
            File.WriteAllBytes(Path.Combine(folder, table.Form + ".html"), WriteHtml.Of(table));
        }

        Compare(table.Form + ".csv", WriteCsv.Of(table));
        Compare(table.Form + ".html", WriteHtml.Of(table));
        Compare(table.Form + ".xlsx.xml", Part(WriteXlsx.Of(table), "xl/worksheets/sheet1.xml"));
        Compare(table.Form + ".docx.xml", Part(WriteDocx.Of(table), "word/document.xml"));
    }

    public static byte[] Part(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var part = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        part.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static void Compare(string name, byte[] actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} is not in tests/Golden/forms.");
        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(actual), $"{name} differs from tests/Golden/forms.");
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Golden", "forms"));
}
