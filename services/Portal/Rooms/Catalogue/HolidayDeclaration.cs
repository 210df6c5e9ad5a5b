using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Catalogue;

/// <summary>A stretch of days off as an administrator declares it, and the national calendar with it.</summary>
public sealed class HolidayDeclaration
{
    private const int DaysMax = 31;

    /// <summary>Kinds of days off, in the words of the form.</summary>
    public static readonly IReadOnlyList<(string Key, string Name)> Kinds =
        [("holiday", "Nghỉ lễ, tết"), ("compensatory", "Nghỉ bù"), ("swap", "Hoán đổi ngày làm việc"), ("emergency", "Nghỉ do thiên tai, khẩn cấp")];

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    /// <summary>A weekend day worked instead; empty = none.</summary>
    public string? MakeUp { get; set; }

    /// <summary><c>preview</c> or <c>declare</c>.</summary>
    public string? Action { get; set; }

    /// <summary>What <see cref="Said"/> was when it was previewed: only that may be declared.</summary>
    public string? Previewed { get; set; }

    /// <summary>Everything the form says, as one word.</summary>
    public string Said => string.Join('|', From?.Trim(), To?.Trim(), Kind, Name?.Trim(), MakeUp?.Trim());

    /// <summary>The national calendar of the years touched with the new days, as <c>PUT /v1/catalogue/calendars</c> takes it; or why not.</summary>
    public (JsonObject? Calendar, string? Refused) Declare(DaysOff known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (Wire.Date(From) is not { } first || Wire.Date(To) is not { } last || last < first || last.DayNumber - first.DayNumber >= DaysMax)
        {
            return (null, "Cần ngày đầu và ngày cuối, nhiều nhất 31 ngày.");
        }

        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(known.IsWorked).ToList();
        if (days.Count == 0)
        {
            return (null, "Những ngày này vốn đã là ngày nghỉ.");
        }

        var makeUp = Wire.Date(MakeUp);
        if (!string.IsNullOrWhiteSpace(MakeUp) && (makeUp is null || makeUp.Value.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            return (null, "Ngày làm bù phải là thứ bảy hoặc chủ nhật.");
        }

        var touched = days.Append(makeUp ?? first).Select(d => d.Year).ToHashSet();
        return touched.Any(year => !known.Years.ContainsKey(year))
            ? (null, "Lịch quốc gia chưa có năm này.")
            : (new JsonObject { ["code"] = DaysOff.NationalCode, ["years"] = new JsonArray([.. known.Years.OrderBy(y => y.Key).Select(y => With(JsonNode.Parse(y.Value.GetRawText())!.AsObject(), days, makeUp))]) }, null);
    }

    private JsonObject With(JsonObject year, List<DateOnly> days, DateOnly? makeUp)
    {
        var number = (int)year["year"]!;
        foreach (var day in days.Where(d => d.Year == number))
        {
            year["weekdaysOff"]!.AsArray().Add(new JsonObject { ["date"] = Written(day), ["name"] = Name?.Trim(), ["kind"] = Kind });
        }

        if (makeUp?.Year == number)
        {
            year["workingWeekendDays"]!.AsArray().Add(Written(makeUp.Value));
        }

        return year;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
