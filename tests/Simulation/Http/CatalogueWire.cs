using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Core.Procedures;

namespace OneStop.Simulation.Http;

/// <summary>Catalogue items as the API takes them (design §4, ruling 41).</summary>
internal static class CatalogueWire
{
    /// <summary>The last part of the path the item is put to, and the kind of its ledger entry.</summary>
    public static (string Path, string Kind) Names(object item) => item switch
    {
        Agency => ("agencies", "agency"),
        Procedure => ("procedures", "procedure"),
        Unit => ("units", "unit"),
        CalendarEdition => ("calendars", "calendar"),
        _ => throw new NotSupportedException($"{item}"),
    };

    public static JsonObject Json(object item) => item switch
    {
        Agency a => Json(a),
        Unit u => new JsonObject { ["agency"] = u.Agency, ["name"] = u.Name, ["hours"] = Hours(u.Hours), ["effectiveFrom"] = u.EffectiveFrom == DateOnly.MinValue ? null : Day(u.EffectiveFrom) },
        CalendarEdition c => Calendar(c),
        Procedure p => Json(p),
        _ => throw new NotSupportedException($"{item}"),
    };

    /// <summary>A word of the wire: the name with a small first letter.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var text = value.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static JsonObject Json(Agency a)
    {
        var json = new JsonObject { ["code"] = a.Code, ["name"] = a.Name, ["level"] = Word(a.Level), ["parent"] = a.Parent };
        if (a.EffectiveTo is { } last)
        {
            json["effectiveTo"] = Day(last);
            json["successor"] = a.Successor;
        }

        return json;
    }

    private static JsonObject Json(Procedure p)
    {
        var json = new JsonObject
        {
            ["code"] = p.Code,
            ["name"] = p.Name,
            ["field"] = new JsonObject { ["code"] = p.FieldCode, ["name"] = p.FieldName },
            ["administrativeLevel"] = Word(p.Level),
            ["limit"] = p.Limit is { } limit ? Limit(limit) : null,
            ["serviceLevel"] = Word(p.ServiceLevel),
            ["afterFifteenNextDay"] = p.AfterFifteenNextDay,
        };
        if (p.ChannelLimits.Count > 0)
        {
            json["limits"] = new JsonArray([.. p.ChannelLimits.Select(l => (JsonNode)Limit(l.Value, Word(l.Key)))]);
        }

        if (p.EffectiveFrom != DateOnly.MinValue)
        {
            json["effectiveFrom"] = Day(p.EffectiveFrom);
        }

        return json;
    }

    private static JsonObject Limit(TimeLimit limit, string? channel = null)
    {
        var json = new JsonObject { ["amount"] = limit.Amount, ["unit"] = Word(limit.Unit) };
        if (channel is not null)
        {
            json["channel"] = channel;
        }

        return json;
    }

    private static JsonObject Calendar(CalendarEdition c)
    {
        var json = new JsonObject { ["code"] = c.Code };
        json["years"] = new JsonArray([.. c.Years.Select(y => (JsonNode)new JsonObject
        {
            ["year"] = y.Year,
            ["provisional"] = y.Provisional,
            ["weekdaysOff"] = new JsonArray([.. y.DaysOff.Select(d => (JsonNode)new JsonObject { ["date"] = Day(d.Date), ["name"] = d.Name, ["kind"] = d.Kind })]),
            ["workingWeekendDays"] = new JsonArray([.. y.WorkingWeekendDays.Select(d => (JsonNode)Day(d))]),
        })]);
        if (c.Hours is not null)
        {
            json["hours"] = Hours(c.Hours);
        }

        return json;
    }

    private static JsonArray? Hours(IReadOnlyList<OfficeHours>? hours) =>
        hours is null ? null : new JsonArray([.. hours.Select(h => (JsonNode)new JsonArray(Time(h.Start), Time(h.End)))]);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
