using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Simulation.Model;

namespace OneStop.Simulation.Feeds;

/// <summary>The worked example and the national calendar, read from the files beside the tests.</summary>
internal static class ExampleData
{
    public static JsonNode Json(string name) => JsonNode.Parse(File.ReadAllText(Path(name)))!;

    public static IReadOnlyList<StepLine> Steps() =>
        [.. File.ReadLines(Path("example/steps.ndjson")).Select(l => new StepLine((JsonObject)JsonNode.Parse(l)!))];

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Golden", name);

    /// <summary>The calendar that ships with the program.</summary>
    public static CalendarEdition NationalCalendar() => new(
        CalendarEdition.National,
        DateOnly.MinValue,
        [.. Json("calendar.json").AsArray().Select(y => new CalendarYear(
            (int)y!["year"]!,
            (bool)y["provisional"]!,
            [.. y["weekdaysOff"]!.AsArray().Select(d => new DayOff(Day(d!["date"]!), (string)d["name"]!, (string)d["kind"]!))],
            [.. y["workingWeekendDays"]!.AsArray().Select(d => Day(d!))]))],
        null);

    /// <summary>Calendar, agencies and procedures of the example at positions 1, 2, … of a morning in 2020.</summary>
    public static IReadOnlyList<KnownChange> Catalogue()
    {
        var json = Json("example/catalogue.json");
        var items = json["agencies"]!.AsArray().Select(a => (object)AgencyOf(a!))
            .Concat(json["procedures"]!.AsArray().Select(p => (object)ProcedureOf(p!)))
            .Prepend(NationalCalendar());
        return [.. items.Select((item, i) => new KnownChange(i + 1, new DateTimeOffset(2020, 1, 2, 8, 0, 0, TimeSpan.FromHours(7)), item))];
    }

    public static DateOnly Day(JsonNode node) => DateOnly.ParseExact((string)node!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Agency AgencyOf(JsonNode a) =>
        new((string)a["code"]!, (string)a["name"]!, Enum.Parse<AgencyLevel>((string)a["level"]!, true), (string?)a["parent"], DateOnly.MinValue, null, null, []);

    private static Procedure ProcedureOf(JsonNode p) => Procedures.Plain(
        (string)p["code"]!,
        (string)p["field"]!["code"]!,
        p["limit"] is { } limit ? new TimeLimit((int)limit["amount"]!, Enum.Parse<LimitUnit>((string)limit["unit"]!, true)) : null) with
    {
        Level = Enum.Parse<AdministrativeLevel>((string)p["administrativeLevel"]!, true),
        AfterFifteenNextDay = (bool?)p["afterFifteenNextDay"] ?? false,
    };
}

/// <summary>Procedures with only what the law of deadlines looks at.</summary>
internal static class Procedures
{
    public static Procedure Plain(string code, string field, TimeLimit? limit) => new(
        code, code, field, field, AdministrativeLevel.Province, limit, new Dictionary<Channel, TimeLimit>(), ServiceLevel.Full, null, false, true,
        true, false, false, Interagency.None, [], [], null, null, null, null, null, DateOnly.MinValue, null);
}
