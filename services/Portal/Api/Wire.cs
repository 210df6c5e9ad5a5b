using System.Globalization;

namespace OneStop.Portal.Api;

/// <summary>Fields of forms and addresses as the services take them.</summary>
public static class Wire
{
    private static readonly string[] Written = ["yyyy-MM-dd", "d/M/yyyy"];

    /// <summary>A date as typed (15/03/2021) or as in an address (2021-03-15); null where it is empty or unreadable.</summary>
    public static DateOnly? Date(string? field) =>
        DateOnly.TryParseExact(field?.Trim(), Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>A text field without the spaces around it; null where nothing was written.</summary>
    public static string? Text(string? field) => string.IsNullOrWhiteSpace(field) ? null : field.Trim();
}
