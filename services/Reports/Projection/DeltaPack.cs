using OneStop.Core.Reports;

namespace OneStop.Reports.Projection;

/// <summary>
/// Deltas as bytes: per delta one byte (measure in bits 0–3, a minus sign in bit 4, in bits 5–6 how the end is given: 0 none, 1 the same day, 2 its own)
/// and three bytes of day number, then three more for an end of its own. Days are counted from 0001-01-01.
/// </summary>
public static class DeltaPack
{
    private const byte Minus = 1 << 4;
    private const byte SameDay = 1 << 5;
    private const byte OwnDay = 2 << 5;

    public static byte[] Write(IReadOnlyCollection<Delta> deltas)
    {
        var bytes = new byte[deltas.Sum(d => d.End is { } end && end != d.AsOf ? 7 : 4)];
        var at = 0;
        foreach (var delta in deltas)
        {
            var head = (byte)((byte)delta.Measure | (delta.Sign < 0 ? Minus : 0));
            var own = delta.End is { } end && end != delta.AsOf;
            bytes[at++] = (byte)(head | (delta.End is null ? 0 : own ? OwnDay : SameDay));
            at = Day(bytes, at, delta.AsOf);
            at = own ? Day(bytes, at, delta.End!.Value) : at;
        }

        return bytes;
    }

    /// <summary>The deltas one after another, without copying.</summary>
    public static Reader Read(ReadOnlySpan<byte> bytes) => new(bytes);

    /// <summary>The deltas as values.</summary>
    public static List<Delta> ReadAll(ReadOnlySpan<byte> bytes)
    {
        var deltas = new List<Delta>(bytes.Length / 4);
        foreach (var delta in Read(bytes))
        {
            deltas.Add(delta);
        }

        return deltas;
    }

    private static int Day(byte[] bytes, int at, DateOnly day)
    {
        var number = day.DayNumber;
        bytes[at] = (byte)number;
        bytes[at + 1] = (byte)(number >> 8);
        bytes[at + 2] = (byte)(number >> 16);
        return at + 3;
    }

    /// <summary>Walks the bytes with <c>foreach</c>.</summary>
    public ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;

        public Delta Current { get; private set; }

        public readonly Reader GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_at >= _bytes.Length)
            {
                return false;
            }

            var head = _bytes[_at];
            var asOf = Day(_bytes[(_at + 1)..]);
            _at += 4;
            DateOnly? end = null;
            if ((head & OwnDay) != 0)
            {
                end = Day(_bytes[_at..]);
                _at += 3;
            }
            else if ((head & SameDay) != 0)
            {
                end = asOf;
            }

            Current = new Delta((Measure)(head & 0x0F), asOf, end, (head & Minus) != 0 ? -1 : 1);
            return true;
        }

        private static DateOnly Day(ReadOnlySpan<byte> at) => DateOnly.FromDayNumber(at[0] | (at[1] << 8) | (at[2] << 16));
    }
}
