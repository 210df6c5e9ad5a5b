using System.Globalization;

namespace OneStop.Host.Demo;

/// <summary>Dates as the wire writes them.</summary>
internal static class Iso
{
    /// <summary>yyyy-MM-dd.</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
