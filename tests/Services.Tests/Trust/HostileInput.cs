using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Trust;

/// <summary>Values at the edge of what a type holds, and beyond it: queries of an address, and bodies in which one node is another.</summary>
internal static class HostileInput
{
    private static readonly string[] EdgeDays = ["0001-01-01", "9999-12-31", "2021-02-30", ""];

    private static readonly string[] EdgeNumbers = ["-1", "2147483648", "9223372036854775807", "99999999999999999999", ""];

    private static readonly string[] Words = ["", "%00", "%0A%09", new('9', 3000)];

    private static readonly (string From, string To)[] Periods =
        [("1900-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31"), ("9999-12-02", "9999-12-31"), ("2021-04-01", "9999-12-31")];

    private static readonly string[] Mores = ["", "&compareWith=previous,lastYear", "&grain=day", "&grain=week", "&withFrom=9999-12-01&withTo=9999-12-31"];

    /// <summary>What questions of a period read; the words all of them read by one reader, so that those of some addresses stand for all.</summary>
    private static readonly string[] OfPeriods = ["from", "to", "limit", "cursor", "cutoff"];

    private static readonly string[] OfPeriodsInWords =
    [
        .. OfPeriods, "withFrom", "withTo", "withCutoff", "scope", "scopeBy", "groupBy", "view", "template", "onlineBase", "row", "column", "format", "compareWith", "by", "grain",
        "withSealed",
    ];

    /// <summary>What lists of dossiers read.</summary>
    private static readonly string[] OfLists =
    [
        "from", "to", "dueFrom", "dueTo", "limit", "cursor", "nearDue", "daysLate", "size", "agency", "field", "procedure", "status", "reason", "causingUnit", "holder",
        "unit", "officer", "text", "format", "sort", "seed",
    ];

    private static readonly string[] OfOthers = ["limit", "cursor"];

    private static readonly string[] Days = ["from", "to", "on", "withFrom", "withTo", "dueFrom", "dueTo"];

    private static readonly string[] Numbers = ["limit", "cursor", "cutoff", "withCutoff", "year", "after", "nearDue", "daysLate", "size", "silentAfter"];

    /// <summary>An address with each name it may read at each edge, and twice, and with periods that reach from edge to edge.</summary>
    /// <param name="path">With a query that is answered.</param>
    /// <param name="described">The names that its description gives.</param>
    public static IEnumerable<string> Queries(string path, IEnumerable<string> described)
    {
        var isOfPeriod = path.Contains("from=", StringComparison.Ordinal);
        var isList = path.Contains("/v1/dossiers?", StringComparison.Ordinal) || path.Contains("/v1/holders", StringComparison.Ordinal)
            || path.Contains("/v1/near-due", StringComparison.Ordinal) || path.Contains("/v1/samples", StringComparison.Ordinal);
        var inWords = path.Contains("row=", StringComparison.Ordinal) || path.Contains("/compare?", StringComparison.Ordinal) || path.Contains("/statistics/", StringComparison.Ordinal);
        foreach (var name in described.Union(isOfPeriod ? inWords ? OfPeriodsInWords : OfPeriods : isList ? OfLists : OfOthers))
        {
            var values = Days.Contains(name) ? EdgeDays : Numbers.Contains(name) ? EdgeNumbers : Words;
            foreach (var value in values)
            {
                yield return With(path, (name, value));
            }

            yield return $"{With(path, (name, values[0]))}&{name}={values[1]}";
        }

        foreach (var asked in isOfPeriod ? AllPeriods(path) : [])
        {
            yield return asked;
        }
    }

    /// <summary>An address asked of periods that reach from edge to edge.</summary>
    public static IEnumerable<string> AllPeriods(string path) =>
        from period in Periods
        from more in Mores
        where more switch { "" => true, ['&', 'g', ..] => path.Contains("/statistics/", StringComparison.Ordinal), ['&', 'w', ..] => path.Contains("/compare", StringComparison.Ordinal), _ => path.Contains("/v1/reports/", StringComparison.Ordinal) }
        select With(path, ("from", period.From), ("to", period.To)) + more;

    /// <summary>A body with one of its nodes, each in turn, as something else of another type or at the edge of its own.</summary>
    public static IEnumerable<JsonNode?> Bodies(JsonNode? body) => Others(body).Concat(body switch
    {
        JsonArray array => array.SelectMany((item, i) => Bodies(item).Select(other => Put(array, copy => ((JsonArray)copy)[i] = other))),
        JsonObject fields => fields.SelectMany(field => Bodies(field.Value).Select(other => Put(fields, copy => ((JsonObject)copy)[field.Key] = other))),
        _ => [],
    });

    private static JsonNode?[] Others(JsonNode? node) => node switch
    {
        JsonArray => [null, new JsonArray(), new JsonArray([null]), new JsonArray(new JsonObject()), new JsonArray(new JsonArray()), new JsonObject(), "x"],
        JsonObject => [null, new JsonObject(), new JsonArray(), "x"],
        JsonValue value when value.GetValueKind() is System.Text.Json.JsonValueKind.Number => [null, -1, 0, int.MaxValue, long.MaxValue, long.MinValue, decimal.MaxValue, 0.1m, "x"],
        JsonValue value when value.GetValueKind() is System.Text.Json.JsonValueKind.String => [null, "", "\0", "\t\n", "0001-01-01", "9999-12-31", new string('9', 3000), 1],
        _ => [null, "x"],
    };

    private static JsonNode Put(JsonNode body, Action<JsonNode> change)
    {
        var copy = body.DeepClone();
        change(copy);
        return copy;
    }

    private static string With(string path, params (string Name, string Value)[] given)
    {
        var (address, query) = path.Split('?') is [var left, var right] ? (left, right) : (path, "");
        var kept = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => given.All(g => !part.StartsWith(g.Name + "=", StringComparison.Ordinal)));
        return $"{address}?{string.Join('&', kept.Concat(given.Select(g => $"{g.Name}={g.Value}")))}";
    }
}
