using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// The two headers that every answer carries: <c>X-Ledger-Head</c>, the newest position of the ledger, a whole number; and <c>X-Lag-Seconds</c>, for how
/// long the figures have not been at it, in seconds with up to three decimals and a dot. Written and read here only.
/// </summary>
public static class ProgressHeaders
{
    private const string Head = "X-Ledger-Head";
    private const string Lag = "X-Lag-Seconds";

    /// <summary>Says both; what an answer that came from another program says already stays.</summary>
    public static void Write(IHeaderDictionary headers, long head, double lagSeconds)
    {
        headers.TryAdd(Head, head.ToString(CultureInfo.InvariantCulture));
        headers.TryAdd(Lag, lagSeconds.ToString("0.###", CultureInfo.InvariantCulture));
    }

    /// <summary>Says the head, whatever was said before.</summary>
    public static void WriteHead(IHeaderDictionary headers, long head) => headers[Head] = head.ToString(CultureInfo.InvariantCulture);

    /// <summary>The newest position; <c>null</c> where the answer does not tell it, or not as a number.</summary>
    public static long? ReadHead(HttpResponseHeaders headers) =>
        headers.TryGetValues(Head, out var said) && long.TryParse(said.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var head) ? head : null;

    /// <summary>The lag in seconds; <c>null</c> likewise.</summary>
    public static double? ReadLag(HttpResponseHeaders headers) =>
        headers.TryGetValues(Lag, out var said) && double.TryParse(said.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var lag) ? lag : null;
}
