using System.Globalization;
using System.Text;
using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Runtime.Tests.Formats;

/// <summary>The worked example (tests/Golden/example), from its stored bodies through the fold to every figure it expects.</summary>
public sealed class ExampleTests
{
    private static readonly DateTimeOffset Appended = new(2021, 7, 1, 0, 0, 0, TimeSpan.FromHours(7));
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden");

    [Fact]
    public void Every_dossier_has_the_expected_dates_and_outcome()
    {
        var facts = Facts(Lines());
        using var expected = Json("expected.json");
        foreach (var dossier in expected.RootElement.GetProperty("dossiers").EnumerateObject())
        {
            var state = facts[dossier.Name].Today;
            var explained = dossier.Value.GetProperty("explained");
            Assert.Equal(
                (dossier.Name, Date(dossier.Value, "receivedOn"), Date(dossier.Value, "dueOn"), Date(dossier.Value, "endedOn"), dossier.Value.GetProperty("status").GetString(), Text(dossier.Value, "outcome"), Date(explained, "endedOn"), Text(explained, "outcome")),
                (dossier.Name, state.ReceivedOn, state.DueOn, state.EndedOn, Camel(state.Status), Camel(state.Outcome), state.ExplainedEndedOn, Camel(state.ExplainedOutcome)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(2021)]
    public void Every_total_of_II06a_is_as_expected_in_any_order_of_the_lines(int seed)
    {
        var lines = Lines();
        new Random(seed).Shuffle(lines);
        var facts = Facts(lines).Values;
        using var expected = Json("expected.json");
        foreach (var table in expected.RootElement.GetProperty("ii06a").EnumerateArray())
        {
            var (from, to) = (Date(table, "from")!.Value, Date(table, "to")!.Value);
            var view = table.GetProperty("view").GetString();
            var total = facts.Select(f => Columns(view == "software" ? f.Software : f.Explained, from, to)).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
            var wanted = table.GetProperty("total").EnumerateObject().Select(c => c.Value.GetInt32());
            Assert.Equal($"{from} {to} {view}: {string.Join(' ', wanted)}", $"{from} {to} {view}: {string.Join(' ', total)}");
        }
    }

    /// <summary>Columns 3…13 by the definition of the sums (design §5), one delta at a time.</summary>
    private static int[] Columns(IReadOnlyList<Delta> deltas, DateOnly from, DateOnly to)
    {
        int Stock(Measure m) => deltas.Where(d => d.Measure == m && d.AsOf <= to).Sum(d => d.Sign);
        int Flow(Measure m) => deltas.Where(d => d.Measure == m && d.AsOf >= from && d.AsOf <= to).Sum(d => d.Sign);
        int Ended(Measure m) => deltas.Where(d => d.Measure == m && d.AsOf <= to && d.End >= from).Sum(d => d.Sign);
        var (c8, c9, c10) = (Ended(Measure.Early), Ended(Measure.OnTime), Ended(Measure.Late));
        var (c4, c5) = (Flow(Measure.ReceivedOnline), Flow(Measure.ReceivedDirect) + Flow(Measure.ReceivedPostal));
        var (c11, c13) = (Stock(Measure.Open), Stock(Measure.Overdue));
        var c3 = c8 + c9 + c10 + c11;
        return [c3, c4, c5, c3 - c4 - c5, c8 + c9 + c10, c8, c9, c10, c11, c11 - c13, c13];
    }

    private static Dictionary<string, Fact> Facts(string[] lines)
    {
        var history = CatalogueHistory.Empty;
        long position = 0;
        void Change(string kind, JsonElement item) =>
            history = history.With(++position, Appended, CatalogueFormat.Read(kind, Encoding.UTF8.GetBytes(item.GetRawText())));

        using var calendar = Json("../calendar.json");
        using var national = JsonDocument.Parse($$"""{"code":"national","years":{{calendar.RootElement.GetRawText()}}}""");
        Change("calendar", national.RootElement);
        using var catalogue = Json("catalogue.json");
        foreach (var agency in catalogue.RootElement.GetProperty("agencies").EnumerateArray())
        {
            Change("agency", agency);
        }

        foreach (var procedure in catalogue.RootElement.GetProperty("procedures").EnumerateArray())
        {
            Change("procedure", procedure);
        }

        var entries = lines.Select(line => (Dossier: DossierOf(line), Entry: StepFormat.Read(++position, Appended, Encoding.UTF8.GetBytes(line)))).ToList();
        using var explanations = Json("explanations.json");
        foreach (var claim in explanations.RootElement.EnumerateArray())
        {
            var dossier = claim.GetProperty("dossier").GetString()!;
            void Add(Happening what) => entries.Add((dossier, new Entry(++position, Appended, "onestop", $"x{position}", Appended, Appended, null, null, null, what)));
            Add(new Happening.ExplanationSubmitted("e1", null, Text(claim, "reason")!, Date(claim, "actualOn"), "12/BC", null, "u1", "H10.07"));
            Add(new Happening.ExplanationDecided("e1", Text(claim, "decision") == "accepted", "u2"));
        }

        return entries.GroupBy(e => e.Dossier).ToDictionary(g => g.Key, g => Fold.Of(g.Key, [.. g.Select(e => e.Entry)], history));
    }

    private static string DossierOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("dossier").GetString()!;
    }

    private static string[] Lines() => File.ReadAllLines(Path.Combine(Golden, "example", "steps.ndjson"));

    private static JsonDocument Json(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Golden, "example", name)));

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static DateOnly? Date(JsonElement item, string name) => Text(item, name) is { } t ? DateOnly.ParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string? Camel<T>(T value) => value?.ToString() is { Length: > 0 } text ? char.ToLowerInvariant(text[0]) + text[1..] : null;
}
