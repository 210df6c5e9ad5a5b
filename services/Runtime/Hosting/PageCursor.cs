using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// The cursor of a list: the texts by which its last item is ordered, in a form that says nothing to the caller. One that no list gave is a bad request
/// (400 <c>badCursor</c>), never another page.
/// </summary>
public static class PageCursor
{
    /// <summary>The cursor after an item.</summary>
    /// <param name="place">What the list is ordered by; any text.</param>
    public static string Of(params ReadOnlySpan<string> place) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(place.ToArray()));

    /// <summary>An instant as a text of a place; read back by <see cref="Instant"/>.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <summary>The texts of a cursor; null where none was given: the beginning of the list.</summary>
    /// <param name="count">How many texts a place of this list has.</param>
    /// <exception cref="ProblemException">It is no cursor of such a list.</exception>
    public static string[]? Read(string? cursor, int count)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        try
        {
            // U+0000 stands in no text that the database holds.
            var place = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(cursor));
            return place?.Length == count && Array.TrueForAll(place, static text => text?.Contains('\0', StringComparison.Ordinal) == false) ? place : throw Bad;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            throw Bad;
        }
    }

    /// <summary>The number a text of a place is, from 0 on.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Bad;

    /// <summary>The instant a text of a place is.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public static DateTimeOffset Instant(string text) => Number(text) is var ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw Bad;

    /// <summary>The date (yyyy-MM-dd) a text of a place is.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Bad;

    private static ProblemException Bad => new(Problem.Of(StatusCodes.Status400BadRequest, "badCursor", "cursor không phải của danh sách này; hãy lấy trang đầu rồi đi tiếp bằng next."));
}
