using System.IO.Compression;
using System.Xml;

namespace OneStop.Runtime.Workbooks;

/// <summary>
/// How much a workbook may unfold to before it is opened: a zip file of a few kilobytes can hold gigabytes, and a sheet in memory weighs many times
/// its text. No part may declare a document type, so that none can name a file or an address.
/// </summary>
internal static class WorkbookLimits
{
    private const int PartsMax = 500;
    private const long CharactersMax = 100_000_000;
    private const int ElementsMax = 3_000_000;

    /// <summary>Whether the workbook is small enough; its parts are read once, in constant memory. The stream stands at its beginning then.</summary>
    /// <exception cref="InvalidDataException">The file is no zip file, or a part of it is broken.</exception>
    /// <exception cref="XmlException">A part is no sound XML.</exception>
    public static bool Hold(Stream file)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > PartsMax)
        {
            return false;
        }

        var (characters, elements) = (0L, 0);
        foreach (var part in zip.Entries.Where(static part => part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            using var counted = new CountingStream(part.Open(), CharactersMax - characters);
            using var xml = XmlReader.Create(counted, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (!counted.Full && elements <= ElementsMax && Read(xml, counted))
            {
                elements += xml.NodeType == XmlNodeType.Element ? 1 : 0;
            }

            characters += counted.Count;
            if (counted.Full || elements > ElementsMax)
            {
                return false;
            }
        }

        file.Position = 0;
        return true;
    }

    private static bool Read(XmlReader xml, CountingStream counted)
    {
        try
        {
            return xml.Read();
        }
        catch (XmlException) when (counted.Full)
        {
            return false;
        }
    }

    /// <summary>Ends, full, after so many bytes.</summary>
    private sealed class CountingStream(Stream inner, long most) : Stream
    {
        public long Count { get; private set; }

        public bool Full => Count >= most;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Full ? 0 : inner.Read(buffer, offset, count);
            Count += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
