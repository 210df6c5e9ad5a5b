using System.Text.Json.Nodes;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Simulation.Feeds;
using OneStop.Simulation.Model;

namespace OneStop.Simulation;

/// <summary>The slow model against every figure of the worked example: before it judges others it is judged itself.</summary>
public sealed class WorkedExampleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.FromHours(7));
    private static readonly SlowCatalogue Catalogue = new(ExampleData.Catalogue());
    private static readonly Dictionary<string, List<Entry>> Dossiers = Read();

    [Fact]
    public void Every_dossier_has_the_dates_status_and_outcome_expected()
    {
        var expected = (JsonObject)ExampleData.Json("example/expected.json")["dossiers"]!;
        Assert.Equal(Dossiers.Keys.Order(), expected.Select(e => e.Key).Order());
        foreach (var (code, want) in expected)
        {
            var dossier = new SlowDossier(Dossiers[code], Catalogue);
            var software = dossier.At(DateOnly.MaxValue, explained: false);
            var explained = dossier.At(DateOnly.MaxValue, explained: true);
            Assert.Equal(
                $"{code} {want!["receivedOn"]} {want["dueOn"]} {want["endedOn"]} {want["status"]} {want["outcome"]} {want["explained"]!["endedOn"]} {want["explained"]!["outcome"]}",
                $"{code} {software.ReceivedOn:yyyy-MM-dd} {software.DueOn:yyyy-MM-dd} {software.EndedOn:yyyy-MM-dd} {Wire(software.Status)} {Wire(software.Class)} {explained.EndedOn:yyyy-MM-dd} {Wire(explained.Class)}");
        }
    }

    [Fact]
    public void Every_table_of_the_form_is_as_expected()
    {
        var tables = ExampleData.Json("example/expected.json")["ii06a"]!.AsArray();
        Assert.Equal(16, tables.Count);
        foreach (var table in tables)
        {
            var from = ExampleData.Day(table!["from"]!);
            var to = ExampleData.Day(table["to"]!);
            var explained = (string?)table["view"] == "explained";
            var byField = (string?)table["groupBy"] == "field";
            var rows = new SortedDictionary<string, SortedDictionary<int, int>>(StringComparer.Ordinal);
            var late = new List<string>();
            foreach (var (code, entries) in Dossiers)
            {
                var dossier = new SlowDossier(entries, Catalogue);
                var columns = dossier.At(to, explained).Columns(from).ToList();
                foreach (var column in columns)
                {
                    Count(rows, Key(dossier.Reception!, byField), column);
                    Count(rows, "total", column);
                }

                if (columns.Intersect([10, 13]).Any())
                {
                    late.Add(code);
                }
            }

            var title = $"{from:yyyy-MM-dd}..{to:yyyy-MM-dd} {table["view"]} {table["groupBy"]}: ";
            Assert.Equal(title + Print((JsonObject)table["rows"]!, table["total"]!), title + Print(rows));
            Assert.True(table["late"] is not JsonArray names || names.Select(n => (string)n!).SequenceEqual(late.Order(StringComparer.Ordinal)), title + "late");
        }
    }

    [Theory]
    [InlineData("2021-04-12", 10, "2021-04-27")]
    [InlineData("2021-05-08", 1, "2021-05-11")] // Saturday + 1 working day = Tuesday (domain §5.3)
    public void Examples_of_the_domain_reference(string received, int days, string due) => Assert.Equal(due, Due(received, days));

    [Fact]
    public void Every_due_date_vector_holds()
    {
        var lines = File.ReadAllLines(ExampleData.Path("due-dates.csv"))[1..];
        Assert.Equal(12, lines.Length);
        Assert.All(lines.Select(l => l.Split(',')), l => Assert.Equal(l[2], Due(l[0], int.Parse(l[1], System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(2020, 252)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 250)]
    [InlineData(2026, 249)]
    public void The_years_have_their_working_days(int year, int days) =>
        Assert.Equal(days, Catalogue.Calendar(null, null, long.MaxValue).WorkingDaysIn(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    private static string Due(string received, int days)
    {
        var at = DateTimeOffset.Parse(received + "T09:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture);
        return $"{SlowTerm.Due(Catalogue.Calendar(null, null, long.MaxValue), at, new TimeLimit(days, LimitUnit.WorkingDays), false):yyyy-MM-dd}";
    }

    private static string Key(Entry reception, bool byField) => byField
        ? Catalogue.FindProcedure(((Happening.Received)reception.What).Procedure, reception.Agency, CivilTime.Date(reception.OccurredAt), long.MaxValue)!.FieldCode
        : reception.Agency!;

    private static void Count(SortedDictionary<string, SortedDictionary<int, int>> rows, string key, int column)
    {
        var row = rows.TryGetValue(key, out var found) ? found : rows[key] = [];
        row[column] = row.GetValueOrDefault(column) + 1;
    }

    private static string Print(SortedDictionary<string, SortedDictionary<int, int>> rows) =>
        string.Join("; ", rows.Select(r => r.Key + ":" + string.Join(',', Enumerable.Range(3, 11).Select(c => r.Value.GetValueOrDefault(c)))));

    private static string Print(JsonObject rows, JsonNode total) =>
        string.Join("; ", rows.Append(new("total", total)).OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => r.Key + ":" + string.Join(',', Enumerable.Range(3, 11).Select(c => (int)r.Value![$"{c}"]!))));

    private static string Wire<T>(T value)
    {
        var text = $"{value}";
        return text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static Dictionary<string, List<Entry>> Read()
    {
        var entries = ExampleData.Steps().Select((s, i) => (s.Dossier, Entry: s.ToEntry(100 + i, Noon))).ToList();
        var dossiers = entries.GroupBy(e => e.Dossier).ToDictionary(g => g.Key, g => g.Select(e => e.Entry).ToList());
        foreach (var (claim, i) in ExampleData.Json("example/explanations.json").AsArray().Select((c, i) => (c!, i)))
        {
            var id = $"x{i}";
            var submitted = new Happening.ExplanationSubmitted(id, null, (string)claim["reason"]!, ExampleData.Day(claim["actualOn"]!), "1", null, "a", null);
            var decided = new Happening.ExplanationDecided(id, (string?)claim["decision"] == "accepted", "b");
            var dossier = dossiers[(string)claim["dossier"]!];
            dossier.Add(new Entry(1000 + (2 * i), Noon, "onestop", id, Noon, Noon, null, null, null, submitted));
            dossier.Add(new Entry(1001 + (2 * i), Noon, "onestop", id + "d", Noon, Noon, null, null, null, decided));
        }

        return dossiers;
    }
}
