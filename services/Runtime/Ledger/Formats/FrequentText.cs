using System.Runtime.InteropServices;
using System.Text;

namespace OneStop.Runtime.Ledger.Formats;

/// <summary>
/// Texts that come again and again in a feed (names of fields, sources, agencies, units, officers, procedures): mostly one string each, without a new one
/// for every entry. Per thread, of a fixed size; a text that falls on another's place takes it.
/// </summary>
internal static class FrequentText
{
    private const int Places = 4096;
    private const int BytesMax = 64;

    [ThreadStatic]
    private static (byte[] Utf8, string Text)[]? _known;

    /// <summary>The string of UTF-8 bytes.</summary>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > BytesMax)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var place = ref (_known ??= new (byte[], string)[Places])[PlaceOf(utf8)];
        if (place.Utf8 is null || !utf8.SequenceEqual(place.Utf8))
        {
            place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return place.Text;
    }

    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(utf8)) * 0x9E3779B97F4A7C15;
        }

        foreach (var one in utf8)
        {
            hash = (hash ^ one) * 0x9E3779B97F4A7C15;
        }

        return (int)(hash >> 52);
    }
}
