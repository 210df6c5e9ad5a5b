using System.Text.Json;

namespace OneStop.Portal.Api;

/// <summary>The national calendar as the catalogue has it: weekdays off by name, and weekend days that are worked.</summary>
/// <param name="Off">Holidays, days in lieu and swapped days.</param>
/// <param name="Worked">Saturdays and Sundays on which offices work.</param>
/// <param name="Provisional">Years whose days are not all decided yet.</param>
/// <param name="Years">The years as they came over the wire, newest version of each.</param>
public sealed record DaysOff(
    IReadOnlyDictionary<DateOnly, string> Off, IReadOnlySet<DateOnly> Worked, IReadOnlySet<int> Provisional, IReadOnlyDictionary<int, JsonElement> Years)
{
    /// <summary>The code under which the national calendar stands in the catalogue.</summary>
    public const string NationalCode = "national";

    /// <summary>Nothing known: every weekday is worked.</summary>
    public static readonly DaysOff None = Of([]);

    /// <summary>Asks the catalogue; <see cref="None"/> with the fault where it is away.</summary>
    public static async Task<(DaysOff Days, Fault? Fault)> AskAsync(ServiceClient services)
    {
        var answer = await services.DossiersAsync<OneStop.Contracts.Page<JsonElement>>(new Query("/v1/catalogue/calendars").With("limit", 1000));
        return (Of(answer.Value?.Items ?? []), answer.Fault);
    }

    /// <summary>Sunday, Saturday or a day off that nobody works.</summary>
    public bool IsWorked(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Worked.Contains(day) : !Off.ContainsKey(day);

    /// <summary>The calendar in the items of <c>GET /v1/catalogue/calendars</c>; a year that comes twice holds as it came last.</summary>
    public static DaysOff Of(IEnumerable<JsonElement> items)
    {
        var years = new Dictionary<int, JsonElement>();
        foreach (var year in items.Where(c => c.GetProperty("code").GetString() == NationalCode && c.TryGetProperty("years", out _)).SelectMany(c => c.GetProperty("years").EnumerateArray()))
        {
            years[year.GetProperty("year").GetInt32()] = year;
        }

        var off = new Dictionary<DateOnly, string>();
        var worked = new HashSet<DateOnly>();
        foreach (var year in years.Values)
        {
            foreach (var day in year.GetProperty("weekdaysOff").EnumerateArray())
            {
                off[DateOf(day)] = day.TryGetProperty("name", out var name) ? name.GetString() ?? "" : "";
            }

            foreach (var day in year.GetProperty("workingWeekendDays").EnumerateArray())
            {
                worked.Add(DateOf(day));
            }
        }

        return new DaysOff(off, worked, years.Where(y => y.Value.TryGetProperty("provisional", out var open) && open.ValueKind == JsonValueKind.True).Select(y => y.Key).ToHashSet(), years);
    }

    private static DateOnly DateOf(JsonElement day) => Wire.Date(day.ValueKind == JsonValueKind.String ? day.GetString() : day.GetProperty("date").GetString())!.Value;
}
