using System.Globalization;
using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Runtime.Ledger.Formats;

/// <summary>
/// Reads a stored catalogue body (schema 1: the JSON of the item as it was put, design §4 and ruling 41). Missing values have the defaults of
/// the contract; a missing <c>effectiveFrom</c> is 0001-01-01.
/// </summary>
public static class CatalogueFormat
{
    /// <summary>The kinds of ledger entry that change the catalogue.</summary>
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>([EntryKind.Agency, EntryKind.Procedure, EntryKind.Unit, EntryKind.Calendar, EntryKind.DossierAlias], StringComparer.Ordinal);

    /// <summary>Reads one body of a kind in <see cref="Kinds"/>.</summary>
    /// <exception cref="JsonException">The body is not an item of that kind.</exception>
    public static CatalogueChange Read(string kind, ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var item = json.RootElement;
        try
        {
            return kind switch
            {
                EntryKind.Agency => CatalogueChange.Of(AgencyOf(item)),
                EntryKind.Procedure => CatalogueChange.Of(ProcedureOf(item)),
                EntryKind.Unit => CatalogueChange.Of(UnitOf(item)),
                EntryKind.Calendar => CatalogueChange.Of(CalendarOf(item)),
                EntryKind.DossierAlias => CatalogueChange.Of(AliasOf(item)),
                _ => throw new JsonException($"'{kind}' is no kind of catalogue entry"),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new JsonException($"not an item of kind '{kind}': {e.Message}", e);
        }
    }

    private static Agency AgencyOf(JsonElement item) => new(
        AgencyCode.Normalise(Required(item, "code"))!,
        Required(item, "name"),
        Enum<AgencyLevel>(item, "level") ?? throw new JsonException("level is missing"),
        AgencyCode.Normalise(Text(item, "parent")),
        From(item),
        Date(item, "effectiveTo"),
        AgencyCode.Normalise(Text(item, "successor")),
        Texts(item, "aliases"));

    private static Procedure ProcedureOf(JsonElement item)
    {
        var field = item.GetProperty("field");
        var portals = Object(item, "portals");
        return new Procedure(
            Required(item, "code"),
            Required(item, "name"),
            Required(field, "code"),
            Text(field, "name") ?? Required(field, "code"),
            Enum<AdministrativeLevel>(item, "administrativeLevel") ?? throw new JsonException("administrativeLevel is missing"),
            Object(item, "limit") is { } limit ? LimitOf(limit) : null,
            Items(item, "limits").GroupBy(l => ChannelOf(Required(l, "channel"))).ToDictionary(g => g.Key, g => LimitOf(g.Last())),
            Enum<ServiceLevel>(item, "serviceLevel") ?? ServiceLevel.Information,
            Number(item, "legacyLevel"),
            Flag(item, "afterFifteenNextDay"),
            Flag(item, "published"),
            Flag(item, "nationalPortal"),
            Flag(item, "onlinePayment"),
            Flag(item, "postal"),
            Enum<Interagency>(item, "interagency") ?? Interagency.None,
            Levels(item, "chain"),
            Levels(item, "levels"),
            Object(item, "nationalLimit") is { } national ? LimitOf(national) : null,
            portals is { } p && Object(p, "provincial") is { } provincial ? PresenceOf(provincial) : null,
            portals is { } q && Object(q, "national") is { } nation ? PresenceOf(nation) : null,
            Text(item, "change"),
            Object(item, "process") is { } process ? ProcessOf(process) : null,
            From(item),
            Date(item, "effectiveTo"));
    }

    private static Unit UnitOf(JsonElement item) => new(
        AgencyCode.Normalise(Required(item, "agency"))!, Required(item, "name"), Texts(item, "aliases"), HoursOf(item), From(item));

    private static CalendarEdition CalendarOf(JsonElement item) => new(
        Required(item, "code"), From(item), [.. Items(item, "years").Select(YearOf)], HoursOf(item));

    private static DossierAlias AliasOf(JsonElement item) => new(
        Required(item, "code"), Required(item, "dossier"), Text(item, "source"), From(item), Date(item, "effectiveTo"));

    private static CalendarYear YearOf(JsonElement year) => new(
        year.GetProperty("year").GetInt32(),
        Flag(year, "provisional"),
        [.. Items(year, "weekdaysOff").Select(d => new DayOff(Date(d, "date") ?? throw new JsonException("date is missing"), Text(d, "name") ?? "", Text(d, "kind") ?? "holiday"))],
        [.. Items(year, "workingWeekendDays").Select(d => d.ValueKind == JsonValueKind.Object ? Date(d, "date")!.Value : DateOf(d.GetString()!))]);

    private static InternalProcess ProcessOf(JsonElement process) => new(
        Flag(process, "approved"),
        Flag(process, "electronic"),
        [.. Items(process, "steps").Select(s => new ProcessStep(Required(s, "name"), Text(s, "owner") ?? "", s.GetProperty("amount").GetInt32(), Enum<LimitUnit>(s, "unit") ?? LimitUnit.WorkingDays))]);

    private static PortalPresence PresenceOf(JsonElement portal) => new(Flag(portal, "published"), Flag(portal, "integrated"));

    private static TimeLimit LimitOf(JsonElement limit)
    {
        var amount = limit.GetProperty("amount").GetInt32();
        return amount is >= 0 and <= 10_000
            ? new TimeLimit(amount, Enum<LimitUnit>(limit, "unit") ?? LimitUnit.WorkingDays)
            : throw new JsonException($"a limit of {amount} is out of range (0 to 10000)");
    }

    private static List<OfficeHours>? HoursOf(JsonElement item)
    {
        List<OfficeHours> hours = [.. Items(item, "hours").Select(h => new OfficeHours(Time(h[0]), Time(h[1])))];
        for (var i = 0; i < hours.Count; i++)
        {
            if (hours[i].End <= hours[i].Start || (i > 0 && hours[i].Start < hours[i - 1].End))
            {
                throw new JsonException("hours are intervals in order that do not overlap");
            }
        }

        return hours.Count == 0 ? null : hours;
    }

    private static TimeOnly Time(JsonElement text) => TimeOnly.ParseExact(text.GetString()!, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture);

    private static IReadOnlyList<AgencyLevel> Levels(JsonElement item, string name) =>
        [.. Texts(item, name).Select(t => System.Enum.Parse<AgencyLevel>(t, ignoreCase: true))];

    private static Channel ChannelOf(string name) => System.Enum.Parse<Channel>(name, ignoreCase: true);

    private static DateOnly From(JsonElement item) => Date(item, "effectiveFrom") ?? DateOnly.MinValue;

    private static DateOnly? Date(JsonElement item, string name) => Text(item, name) is { } text ? DateOf(text) : null;

    private static DateOnly DateOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Required(JsonElement item, string name) =>
        Text(item, name) is { Length: > 0 } text ? text : throw new JsonException($"{name} is missing");

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement item, string name) => [.. Items(item, name).Select(t => t.GetString()!)];

    private static JsonElement? Object(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private static int? Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static bool Flag(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static T? Enum<T>(JsonElement item, string name)
        where T : struct, Enum =>
        Text(item, name) is not { } text ? null
        : System.Enum.TryParse<T>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value
        : throw new JsonException($"'{text}' is no {name}");
}
