using System.Globalization;

namespace OneStop.Portal.Api;

/// <summary>Fields of forms as the services take them.</summary>
public static class Wire
{
    /// <summary>A date field (yyyy-MM-dd); null where it is empty or unreadable.</summary>
    public static DateOnly? Date(string? field) =>
        DateOnly.TryParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>A text field without the spaces around it; null where nothing was written.</summary>
    public static string? Text(string? field) => string.IsNullOrWhiteSpace(field) ? null : field.Trim();
}
