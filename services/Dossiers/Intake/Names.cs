using System.Text;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Makes one string of each text that comes again and again in a feed (sources, types, agencies), straight from its UTF-8 bytes. Not safe
/// for two threads; forgets everything when it grows beyond a few thousand texts.
/// </summary>
public sealed class Names
{
    private const int CountMax = 4096;
    private readonly Dictionary<string, string> _known = new(Utf8Comparer.Instance);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;

    public Names() => _byBytes = _known.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The string of the text.</summary>
    public string Of(ReadOnlySpan<byte> text)
    {
        if (_byBytes.TryGetValue(text, out var name))
        {
            return name;
        }

        if (_known.Count >= CountMax)
        {
            _known.Clear();
        }

        name = Encoding.UTF8.GetString(text);
        _known[name] = name;
        return name;
    }

    private sealed class Utf8Comparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public int GetHashCode(string obj) => GetHashCode(Encoding.UTF8.GetBytes(obj));

        public bool Equals(ReadOnlySpan<byte> alternate, string other)
        {
            Span<char> chars = stackalloc char[256];
            return alternate.Length <= chars.Length
                ? other.AsSpan().SequenceEqual(chars[..Encoding.UTF8.GetChars(alternate, chars)])
                : Encoding.UTF8.GetString(alternate) == other;
        }

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public string Create(ReadOnlySpan<byte> alternate) => Encoding.UTF8.GetString(alternate);
    }
}
