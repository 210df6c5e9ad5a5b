using System.Buffers.Text;
using OneStop.Core.WorkingTime;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Times as sources write them: ISO 8601 with or without an offset, or a bare date. Without an offset the time is Vietnam's; a bare date is
/// 00:00 (ruling 3). Years outside 1900 … 2199 cannot be meant and are not read.
/// </summary>
public static class SourceTime
{
    /// <summary>The longest text <see cref="Write"/> makes.</summary>
    public const int WrittenBytesMax = 33;

    private const int OffsetMinutesMax = 14 * 60;

    /// <summary>Whether a year can be meant: 1900 … 2199.</summary>
    public static bool IsMeant(int year) => year is >= 1900 and <= 2199;

    /// <summary>Reads an instant; false where the text is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        if (!TryReadDate(ref text, out var date))
        {
            return false;
        }

        if (text.IsEmpty)
        {
            instant = VietnamTime.StartOf(date);
            return true;
        }

        if (text[0] is not ((byte)'T' or (byte)'t' or (byte)' '))
        {
            return false;
        }

        text = text[1..];
        if (!TryReadTicks(ref text, out var ticks) || !TryReadOffset(text, out var offset))
        {
            return false;
        }

        instant = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue).AddTicks(ticks), offset).ToOffset(VietnamTime.Offset);
        return true;
    }

    /// <summary>Reads a civil date: a bare date, or the date in Vietnam of an instant.</summary>
    public static bool TryReadDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        var read = TryRead(text, out var instant);
        day = read ? VietnamTime.DateOf(instant) : default;
        return read;
    }

    /// <summary>Writes the one form the ledger knows, <c>2021-04-12T08:15:00+07:00</c>, with a fraction only where there is one; returns the length.</summary>
    public static int Write(DateTimeOffset instant, Span<byte> to)
    {
        var local = instant.ToOffset(VietnamTime.Offset);
        local.DateTime.TryFormat(to, out var length, "yyyy-MM-ddTHH:mm:ss", null);
        var fraction = local.Ticks % TimeSpan.TicksPerSecond;
        if (fraction != 0)
        {
            to[length++] = (byte)'.';
            for (var unit = TimeSpan.TicksPerSecond / 10; fraction != 0; unit /= 10)
            {
                to[length++] = (byte)('0' + (fraction / unit));
                fraction %= unit;
            }
        }

        "+07:00"u8.CopyTo(to[length..]);
        return length + 6;
    }

    private static bool TryReadDate(ref ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !Digits(text[..4], out var year) || !Digits(text.Slice(5, 2), out var month) || !Digits(text.Slice(8, 2), out var day)
            || !IsMeant(year) || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        text = text[10..];
        return true;
    }

    private static bool TryReadTicks(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 5 || text[2] != ':' || !Digits(text[..2], out var hour) || !Digits(text.Slice(3, 2), out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (text.IsEmpty || text[0] != ':')
        {
            return true;
        }

        if (text.Length < 3 || !Digits(text.Slice(1, 2), out var second) || second > 59)
        {
            return false;
        }

        ticks += second * TimeSpan.TicksPerSecond;
        text = text[3..];
        return text.IsEmpty || text[0] is not ((byte)'.' or (byte)',') || TryReadFraction(ref text, ref ticks);
    }

    private static bool TryReadFraction(ref ReadOnlySpan<byte> text, ref long ticks)
    {
        var at = 1;
        for (var unit = TimeSpan.TicksPerSecond / 10; at < text.Length && char.IsAsciiDigit((char)text[at]); unit /= 10, at++)
        {
            ticks += (text[at] - '0') * unit;
        }

        text = text[at..];
        return at > 1;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = VietnamTime.Offset;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is [(byte)'Z' or (byte)'z'])
        {
            offset = TimeSpan.Zero;
            return true;
        }

        var minutePart = text.Length switch { 3 => "00"u8, 5 => text[3..], 6 when text[3] == ':' => text[4..], _ => default };
        if (text[0] is not ((byte)'+' or (byte)'-') || minutePart.IsEmpty || !Digits(text.Slice(1, 2), out var hours) || !Digits(minutePart, out var minutes)
            || minutes > 59 || (hours * 60) + minutes > OffsetMinutesMax)
        {
            return false;
        }

        var total = (hours * 60) + minutes;
        offset = TimeSpan.FromMinutes(text[0] == '-' ? -total : total);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out var used, 'D') && used == text.Length && char.IsAsciiDigit((char)text[0]);
}
