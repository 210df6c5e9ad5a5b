using System.Buffers;
using System.Text;

namespace OneStop.Reports.Projection;

/// <summary>Writes numbers (LEB128, zigzag) and texts; a text that came before in the same pack is written as its number.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(512);
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>Starts a new pack.</summary>
    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _texts.Clear();
    }

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Number(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }

        Byte((byte)rest);
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Null is 0, a known text its number from 1, a new one the next number, its length and its bytes.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }

        if (_texts.TryGetValue(value, out var known))
        {
            Number(known);
            return;
        }

        _texts.Add(value, _texts.Count + 1);
        Number(_texts.Count);
        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        _bytes.Advance(Encoding.UTF8.GetBytes(value, _bytes.GetSpan(length)));
    }

    /// <summary>Null is 0, a day its number + 1.</summary>
    public void Day(DateOnly? value) => Number(value is { } day ? day.DayNumber + 1 : 0);

    /// <summary>To 100 ns; whole seconds take fewer bytes.</summary>
    public void Instant(DateTimeOffset? value)
    {
        if (value is not { } instant)
        {
            Byte(0);
            return;
        }

        var whole = instant.UtcTicks % TimeSpan.TicksPerSecond == 0;
        Byte(whole ? (byte)1 : (byte)2);
        Number(whole ? instant.UtcTicks / TimeSpan.TicksPerSecond : instant.UtcTicks);
    }

    /// <summary>Null is 0, a value itself + 1.</summary>
    public void Optional(int? value) => Number(value is { } known ? known + 1L : 0);
}
