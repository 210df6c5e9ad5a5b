using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace OneStop.Runtime.Postgres;

/// <summary>
/// Rows in PostgreSQL's binary COPY format, handed to the connection in pieces, so that the server works on the first rows while the next are being
/// written. Rows are filled here, value by value into one buffer, not column by column through the driver: that is half the cost of a row. Each value is of
/// exactly the type its method says; PostgreSQL refuses a row of other types or of too few columns. Used inside a transaction: rows of a copy that
/// was not brought to <see cref="EndAsync"/> count only if somebody commits them. Not for several threads.
/// </summary>
public sealed class BinaryCopy : IAsyncDisposable
{
    private const int PieceBytes = 128 * 1024;
    private const int NumberOid = 23;
    private const int TextOid = 25;

    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly DateOnly Epoch = new(2000, 1, 1);
    private static readonly long EpochMicros = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks / TimeSpan.TicksPerMicrosecond;

    private readonly Stream _target;
    private byte[] _buffer = new byte[PieceBytes + 4096];
    private int _length;
    private int _row;
    private short _columns;

    private BinaryCopy(Stream target)
    {
        _target = target;
        Header.CopyTo(Room(Header.Length));
    }

    /// <summary>Begins one.</summary>
    /// <param name="command"><c>copy TABLE (COLUMNS) from stdin (format binary)</c>.</param>
    public static async Task<BinaryCopy> BeginAsync(NpgsqlConnection connection, string command, CancellationToken ct) =>
        new(await connection.BeginRawBinaryCopyAsync(command, ct));

    /// <summary>Begins a row; its values follow in the order of the columns. Hands on what is full.</summary>
    public ValueTask RowAsync(CancellationToken ct)
    {
        if (_length >= PieceBytes)
        {
            return FlushAndBeginAsync(ct);
        }

        BeginRow();
        return ValueTask.CompletedTask;
    }

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Column(4), -1);

    /// <summary>A <c>bigint</c>.</summary>
    public void Number8(long value) => BinaryPrimitives.WriteInt64BigEndian(Value(8), value);

    /// <summary>An <c>integer</c>.</summary>
    public void Number4(int value) => BinaryPrimitives.WriteInt32BigEndian(Value(4), value);

    /// <summary>A <c>smallint</c>.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public void Number2(int value) => BinaryPrimitives.WriteInt16BigEndian(Value(2), checked((short)value));

    /// <summary>A <c>smallint</c>; null where <paramref name="value"/> is.</summary>
    public void Number2(int? value)
    {
        if (value is { } known)
        {
            Number2(known);
        }
        else
        {
            Null();
        }
    }

    public void Boolean(bool value) => Value(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>Null where <paramref name="day"/> is.</summary>
    public void Date(DateOnly? day)
    {
        if (day is { } known)
        {
            BinaryPrimitives.WriteInt32BigEndian(Value(4), known.DayNumber - Epoch.DayNumber);
        }
        else
        {
            Null();
        }
    }

    /// <summary>A <c>timestamptz</c>, rounded down to whole microseconds; null where <paramref name="instant"/> is.</summary>
    public void Instant(DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            Number8((known.UtcTicks / TimeSpan.TicksPerMicrosecond) - EpochMicros);
        }
        else
        {
            Null();
        }
    }

    public void Uuid(Guid value) => value.TryWriteBytes(Value(16), bigEndian: true, out _);

    /// <summary>Null where <paramref name="text"/> is.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Null();
        }
        else
        {
            Encoding.UTF8.GetBytes(text, Value(Encoding.UTF8.GetByteCount(text)));
        }
    }

    /// <summary>A <c>text[]</c> of one dimension.</summary>
    public void Texts(IReadOnlyList<string> texts)
    {
        var at = Array(texts.Count, TextOid, texts.Sum(text => 4 + Encoding.UTF8.GetByteCount(text)));
        foreach (var text in texts)
        {
            var written = Encoding.UTF8.GetBytes(text, at[4..]);
            BinaryPrimitives.WriteInt32BigEndian(at, written);
            at = at[(4 + written)..];
        }
    }

    /// <summary>An <c>integer[]</c> of one dimension; null where <paramref name="numbers"/> is.</summary>
    public void Numbers4(IReadOnlyList<int>? numbers)
    {
        if (numbers is null)
        {
            Null();
            return;
        }

        var at = Array(numbers.Count, NumberOid, numbers.Count * 8);
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt32BigEndian(at, 4);
            BinaryPrimitives.WriteInt32BigEndian(at[4..], number);
            at = at[8..];
        }
    }

    public void Bytea(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Value(bytes.Length));

    /// <summary>Null where <paramref name="bytes"/> is.</summary>
    public void Bytea(byte[]? bytes)
    {
        if (bytes is null)
        {
            Null();
        }
        else
        {
            Bytea(bytes.AsSpan());
        }
    }

    /// <summary>Writes the trailer and hands on the rest; the rows are there once this is over.</summary>
    /// <exception cref="PostgresException">PostgreSQL refuses the rows.</exception>
    public async Task EndAsync(CancellationToken ct)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), -1);
        await FlushAsync(ct);
        await _target.DisposeAsync();
    }

    public ValueTask DisposeAsync() => _target.DisposeAsync();

    private async ValueTask FlushAndBeginAsync(CancellationToken ct)
    {
        await FlushAsync(ct);
        BeginRow();
    }

    private void BeginRow()
    {
        Room(2).Clear();
        (_row, _columns) = (_length - 2, 0);
    }

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        await _target.WriteAsync(_buffer.AsMemory(0, _length), ct);
        _length = 0;
    }

    // An array of nothing has no dimension; any other one, whose first index is 1.
    private Span<byte> Array(int count, int elementOid, int bytes)
    {
        var header = count == 0 ? 12 : 20;
        var at = Value(header + bytes);
        BinaryPrimitives.WriteInt32BigEndian(at, count == 0 ? 0 : 1);
        BinaryPrimitives.WriteInt32BigEndian(at[4..], 0); // no nulls
        BinaryPrimitives.WriteInt32BigEndian(at[8..], elementOid);
        if (count > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(at[12..], count);
            BinaryPrimitives.WriteInt32BigEndian(at[16..], 1);
        }

        return at[header..];
    }

    private Span<byte> Value(int bytes)
    {
        var at = Column(4 + bytes);
        BinaryPrimitives.WriteInt32BigEndian(at, bytes);
        return at[4..];
    }

    private Span<byte> Column(int bytes)
    {
        var room = Room(bytes);
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_row), ++_columns);
        return room;
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _buffer.Length)
        {
            System.Array.Resize(ref _buffer, (_length + bytes) * 2);
        }

        var room = _buffer.AsSpan(_length, bytes);
        _length += bytes;
        return room;
    }
}
