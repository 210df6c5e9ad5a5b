using System.Text;
using OneStop.Core.WorkingTime;

namespace OneStop.Reports.Projection;

/// <summary>Reads what <see cref="PackWriter"/> wrote.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly List<string> _texts = [];
    private int _at;

    public readonly bool AtEnd => _at >= _bytes.Length;

    public byte Byte() => _bytes[_at++];

    public long Number()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = _bytes[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }
    }

    public bool Flag() => Byte() != 0;

    public string? Text()
    {
        var number = (int)Number();
        if (number == 0)
        {
            return null;
        }

        if (number <= _texts.Count)
        {
            return _texts[number - 1];
        }

        var length = (int)Number();
        var text = Encoding.UTF8.GetString(_bytes.Slice(_at, length));
        _at += length;
        _texts.Add(text);
        return text;
    }

    /// <summary>A text that is never null.</summary>
    public string Word() => Text() ?? throw new InvalidDataException("A pack of entries lacks a text that every entry has.");

    public DateOnly? Day() => Number() is var number and > 0 ? DateOnly.FromDayNumber((int)number - 1) : null;

    public DateTimeOffset? Instant() => Byte() switch
    {
        0 => null,
        1 => At(Number() * TimeSpan.TicksPerSecond),
        _ => At(Number()),
    };

    /// <summary>An instant that is never null.</summary>
    public DateTimeOffset Moment() => Instant() ?? throw new InvalidDataException("A pack of entries lacks a time that every entry has.");

    public int? Optional() => Number() is var number and > 0 ? (int)number - 1 : null;

    private static DateTimeOffset At(long utcTicks) => new DateTimeOffset(utcTicks, TimeSpan.Zero).ToOffset(VietnamTime.Offset);
}
