using System.Globalization;
using OneStop.Core.WorkingTime;

namespace OneStop.Runtime.Ledger.Formats;

/// <summary>
/// Times as the ledger holds them, in every form any version has written: ISO 8601 with or without offset; without one it is Asia/Ho_Chi_Minh; a bare date is
/// 00:00. What a source may write is narrower and judged once, at intake; what was accepted stays readable.
/// </summary>
public static class StepTime
{
    private static readonly string[] LocalForms =
        ["yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    private static readonly string[] OffsetForms =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", "yyyy-MM-ddTHH:mmzzz",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", "yyyy-MM-dd HH:mm:ss.FFFFFFFZ", "yyyy-MM-ddTHH:mmZ",
    ];

    /// <summary>The instant; null where the text is none of the forms, or a date that does not exist.</summary>
    public static DateTimeOffset? Instant(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return Reachable(local) ? new DateTimeOffset(local, VietnamTime.Offset) : null;
        }

        return DateTimeOffset.TryParseExact(Colon(text), OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && Reachable(instant.UtcDateTime)
            ? instant
            : null;
    }

    /// <summary>The civil date of a date or an instant; null as for <see cref="Instant"/>.</summary>
    public static DateOnly? Date(string? text) => Instant(text) is { } instant ? VietnamTime.DateOf(instant) : null;

    /// <summary>Far enough from both ends of the calendar that every offset and every limit stays inside it.</summary>
    private static bool Reachable(DateTime time) => time.Year is >= 1900 and <= 9000;

    /// <summary>Offsets may come without a colon (<c>+0700</c>).</summary>
    private static string Colon(string text) =>
        text.Length > 5 && text[^5] is '+' or '-' && text[^3] != ':' ? text.Insert(text.Length - 2, ":") : text;
}
