using System.Buffers.Binary;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// Entries in PostgreSQL's binary COPY format, handed to the connection in pieces, so that the server works on the first rows while the next
/// are being written. Rows are filled by us, not column by column through the driver: that is half the cost of an append.
/// </summary>
internal sealed class CopyStream(Stream target) : IDisposable
{
    private const int PieceBytes = 128 * 1024;
    private const short Columns = 8;

    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] _buffer = new byte[PieceBytes + 4096];
    private int _length;

    /// <summary>Writes the header of the format.</summary>
    public void Begin() => Header.CopyTo(Room(Header.Length));

    /// <summary>Adds one entry.</summary>
    public void Add(long position, long stampMicros, Guid key, long digest, short kind, short schema, byte[]? stream, ReadOnlySpan<byte> body)
    {
        var at = Room(2 + (Columns * 4) + 8 + 8 + 16 + 8 + 2 + 2 + (stream?.Length ?? 0) + body.Length);
        BinaryPrimitives.WriteInt16BigEndian(at, Columns);
        at = at[2..];
        at = Number(at, position);
        at = Number(at, Stamp.ToPostgres(stampMicros));
        BinaryPrimitives.WriteInt32BigEndian(at, 16);
        key.TryWriteBytes(at[4..], bigEndian: true, out _);
        at = at[20..];
        at = Number(at, digest);
        at = Small(at, kind);
        at = Small(at, schema);
        at = stream is null ? Nothing(at) : Bytes(at, stream);
        Bytes(at, body);
    }

    /// <summary>Hands on what is full; call it after each row.</summary>
    public ValueTask FlushFullAsync(CancellationToken ct) => _length < PieceBytes ? ValueTask.CompletedTask : FlushAsync(ct);

    /// <summary>Writes the trailer and hands on the rest.</summary>
    public ValueTask EndAsync(CancellationToken ct)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), -1);
        return FlushAsync(ct);
    }

    public void Dispose() => target.Dispose();

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        await target.WriteAsync(_buffer.AsMemory(0, _length), ct);
        _length = 0;
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _buffer.Length)
        {
            Array.Resize(ref _buffer, (_length + bytes) * 2);
        }

        var room = _buffer.AsSpan(_length, bytes);
        _length += bytes;
        return room;
    }

    private static Span<byte> Number(Span<byte> at, long value)
    {
        BinaryPrimitives.WriteInt32BigEndian(at, 8);
        BinaryPrimitives.WriteInt64BigEndian(at[4..], value);
        return at[12..];
    }

    private static Span<byte> Small(Span<byte> at, short value)
    {
        BinaryPrimitives.WriteInt32BigEndian(at, 2);
        BinaryPrimitives.WriteInt16BigEndian(at[4..], value);
        return at[6..];
    }

    private static Span<byte> Nothing(Span<byte> at)
    {
        BinaryPrimitives.WriteInt32BigEndian(at, -1);
        return at[4..];
    }

    private static Span<byte> Bytes(Span<byte> at, ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(at, value.Length);
        value.CopyTo(at[4..]);
        return at[(4 + value.Length)..];
    }
}
