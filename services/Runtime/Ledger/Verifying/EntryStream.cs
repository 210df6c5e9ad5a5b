using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>
/// The entries of a stretch of the ledger in order of position, as PostgreSQL copies them out in binary: no value of a row is turned into an
/// object, and what the digest covers already lies in the byte order that it is computed from. Used by one thread.
/// </summary>
internal sealed class EntryStream : IDisposable
{
    private const int BufferBytes = 1 << 18;
    private const int HeaderBytes = 19;
    private const long MicrosTo2000 = 946_684_800_000_000;

    private readonly Stream _source;
    private byte[] _buffer = new byte[BufferBytes];
    private byte[] _covered = new byte[4096];
    private int _row;
    private int _next;
    private int _end;

    /// <param name="connection">Open, and used for nothing else meanwhile.</param>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive.</param>
    public EntryStream(NpgsqlConnection connection, long after, long upTo)
    {
        var query = SqlText.Of<Verification>("Ledger/Sql/verify-entries.sql")
            .Replace("$1", after.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("$2", upTo.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        _source = connection.BeginRawBinaryCopy($"copy ({query}) to stdout (format binary)");
        Need(HeaderBytes);
        _next = HeaderBytes + BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(HeaderBytes - 4));
    }

    /// <summary>Where the entry stands.</summary>
    public long Position => Int64(CopiedRow.Position);

    /// <summary>The digest kept beside it.</summary>
    public long KeptDigest => Int64(CopiedRow.Digest);

    private long StampMicros => Int64(CopiedRow.Stamp) + MicrosTo2000;

    private int StreamLength => BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_row + CopiedRow.StreamLength));

    private int BodyAt => CopiedRow.Stream + Math.Max(0, StreamLength) + CopiedRow.LengthBytes;

    /// <summary>Goes to the next entry; false at the end.</summary>
    public bool Next()
    {
        _row = _next;
        Need(CopiedRow.CountBytes);
        if (BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_row)) != CopiedRow.FieldCount)
        {
            return false;
        }

        Need(CopiedRow.Stream);
        Need(BodyAt);
        var body = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_row + BodyAt - CopiedRow.LengthBytes));
        Need(BodyAt + body);
        _next = _row + BodyAt + body;
        return true;
    }

    /// <summary>Computes the entry's digest (32 bytes).</summary>
    public void Digest(Span<byte> digest)
    {
        var (stream, body) = (Math.Max(0, StreamLength), _next - _row - BodyAt);
        var length = EntryLayout.Stream + stream + body;
        if (_covered.Length < length)
        {
            _covered = new byte[length * 2];
        }

        var row = _buffer.AsSpan(_row);
        var to = _covered.AsSpan(0, length);
        row.Slice(CopiedRow.Position, EntryLayout.PositionBytes).CopyTo(to[EntryLayout.Position..]);
        BinaryPrimitives.WriteInt64BigEndian(to[EntryLayout.Stamp..], StampMicros);
        row.Slice(CopiedRow.Kind, EntryLayout.KindBytes).CopyTo(to[EntryLayout.Kind..]);
        row.Slice(CopiedRow.Schema, EntryLayout.SchemaBytes).CopyTo(to[EntryLayout.Schema..]);
        row.Slice(CopiedRow.Key, EntryLayout.KeyBytes).CopyTo(to[EntryLayout.Key..]);
        row.Slice(CopiedRow.StreamLength, EntryLayout.StreamLengthBytes).CopyTo(to[EntryLayout.StreamLength..]);
        row.Slice(CopiedRow.Stream, stream).CopyTo(to[EntryLayout.Stream..]);
        row.Slice(BodyAt, body).CopyTo(to[(EntryLayout.Stream + stream)..]);
        SHA256.HashData(to, digest);
    }

    /// <summary>A copy of the entry that outlives the next one.</summary>
    public LedgerRow Copy()
    {
        var row = _buffer.AsSpan(_row);
        return new(
            Position,
            StampMicros,
            new Guid(row.Slice(CopiedRow.Key, EntryLayout.KeyBytes), bigEndian: true),
            KeptDigest,
            BinaryPrimitives.ReadInt16BigEndian(row[CopiedRow.Kind..]),
            BinaryPrimitives.ReadInt16BigEndian(row[CopiedRow.Schema..]),
            StreamLength < 0 ? null : row.Slice(CopiedRow.Stream, StreamLength).ToArray(),
            row[BodyAt..(_next - _row)].ToArray());
    }

    public void Dispose() => _source.Dispose();

    private long Int64(int at) => BinaryPrimitives.ReadInt64BigEndian(_buffer.AsSpan(_row + at));

    /// <summary>Has that many bytes of the row in the buffer.</summary>
    private void Need(int bytes)
    {
        if (_end - _row >= bytes)
        {
            return;
        }

        if (_buffer.Length - _row < bytes)
        {
            var to = bytes > _buffer.Length ? new byte[bytes * 2] : _buffer;
            _buffer.AsSpan(_row, _end - _row).CopyTo(to);
            (_buffer, _end, _row) = (to, _end - _row, 0);
        }

        while (_end - _row < bytes)
        {
            var read = _source.Read(_buffer, _end, _buffer.Length - _end);
            _end += read > 0 ? read : throw new EndOfStreamException("The copy of the ledger broke off.");
        }
    }
}
