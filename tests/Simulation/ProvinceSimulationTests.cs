using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Core.Dossiers;
using OneStop.Services.Tests;
using OneStop.Simulation.Http;

namespace OneStop.Simulation;

/// <summary>
/// A random province in the running program: II.06a for random periods, scopes, groupings, views and past cut-offs, and the lists behind its
/// cells, as the slow model has them. On a difference the seed and the question are printed.
/// </summary>
public sealed class ProvinceSimulationTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    private static readonly string?[] Scopes = [null, null, "H10.07", "H10.30", "H10.30.01"];
    private static readonly string[] Groupings = ["field", "agency", "channel", "receivedBy", "level", "procedure"];

    [Fact]
    public async Task Every_table_and_every_list_is_as_the_model_has_it()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("ONESTOP_PROVINCE_SEED") ?? "1", CultureInfo.InvariantCulture);
        var province = new RandomProvince(program, seed);
        await province.SendAsync(dossiers: 240);
        var known = await province.ReadBackAsync();
        using var client = program.Client();
        var random = new Random(seed);
        var head = known.Head;
        var counted = 0;
        for (var asked = 0; asked < 60; asked++)
        {
            var question = Ask(random, head);
            var expected = known.Ii06a(question);
            var answer = await GetAsync(client, "/v1/reports/ii06a?" + Query(question, head));
            Assert.Equal($"seed {seed} {question}\n{Print(expected)}", $"seed {seed} {question}\n{Print(answer)}");
            Assert.All(answer["checks"]!.AsArray(), check => Assert.True((bool)check!["holds"]!, $"seed {seed} {question} {check}"));
            if (expected.Count > 0)
            {
                counted += expected["total"][3].Count;
                await OpenAsync(client, question, head, random, expected);
            }
        }

        foreach (var (code, dossier, _) in known.Dossiers().Where(d => d.Settled).Take(80))
        {
            var told = await GetAsync(client, "/v1/dossiers/" + code);
            var (software, explained) = (dossier.At(DateOnly.MaxValue, explained: false), dossier.At(DateOnly.MaxValue, explained: true));
            var expected = $"{code} {CatalogueWire.Word(software.Status)} {software.ReceivedOn:yyyy-MM-dd} {software.DueOn:yyyy-MM-dd} {software.EndedOn:yyyy-MM-dd} {Word(software.Class)} {explained.EndedOn:yyyy-MM-dd} {Word(explained.Class)}";
            Assert.Equal(expected, $"{code} {told["status"]} {told["receivedOn"]} {told["dueOn"]} {told["endedOn"]} {told["outcome"]} {told["explained"]!["endedOn"]} {told["explained"]!["outcome"]}");
        }

        await CompareOwedAsync(client, known);
        Assert.NotEmpty(known.OtherCodes());
        foreach (var (code, dossier) in known.OtherCodes())
        {
            Assert.Equal(dossier, (string?)(await GetAsync(client, "/v1/dossiers/" + code))["code"]);
        }

        Assert.True(counted > 500, $"seed {seed}: only {counted} dossiers were counted in all");
    }

    /// <summary>The list of owed apologies holds exactly the dossiers that owe one; nothing of them lies ahead of today.</summary>
    private static async Task CompareOwedAsync(HttpClient client, KnownProvince known)
    {
        var settled = known.Dossiers().Where(d => d.Settled).ToList();
        var listed = (await GetAsync(client, "/v1/dossiers?apologyOwed=true&limit=1000"))["items"]!.AsArray().Select(i => (string)i!["code"]!).ToHashSet();
        var owing = settled.Where(d => d.Dossier.OwesApology(known.Today)).Select(d => d.Code).ToList();
        Assert.NotEmpty(owing);
        Assert.Equal(owing.Order(StringComparer.Ordinal), settled.Select(d => d.Code).Where(listed.Contains).Order(StringComparer.Ordinal));
    }

    /// <summary>Opens one cell of the table and compares its list.</summary>
    private static async Task OpenAsync(HttpClient client, Question question, long head, Random random, SortedDictionary<string, SortedDictionary<int, SortedSet<string>>> expected)
    {
        var (key, row) = expected.ElementAt(random.Next(expected.Count));
        var (column, dossiers) = row.ElementAt(random.Next(row.Count));
        var list = await GetAsync(client, $"/v1/reports/ii06a/dossiers?{Query(question, head)}&row={Uri.EscapeDataString(key)}&column={column}&limit=1000");
        var codes = list["items"]!.AsArray().Select(i => (string)i!["code"]!).Order(StringComparer.Ordinal);
        Assert.Equal($"{question} {key} {column}: {string.Join(' ', dossiers)}", $"{question} {key} {column}: {string.Join(' ', codes)}");
    }

    private static Question Ask(Random random, long head)
    {
        var from = new DateOnly(2021, 1, 20).AddDays(random.Next(0, 190));
        from = random.Next(4) switch { 0 => new DateOnly(2026, 8, 1).AddDays(random.Next(0, 120)), 1 => new DateOnly(2024, 4, 1), _ => from };
        return new Question(
            from,
            from.AddDays(random.Next(3) == 0 ? random.Next(0, 900) : random.Next(0, 60)),
            Scopes[random.Next(Scopes.Length)],
            Groupings[random.Next(Groupings.Length)],
            random.Next(2) == 0,
            random.Next(2) == 0 ? null : random.NextInt64(1, head + 1),
            random.Next(4) == 0);
    }

    /// <summary>"Now" is asked at the last position sent, so that Reports has read all of it.</summary>
    private static string Query(Question q, long head) =>
        string.Create(CultureInfo.InvariantCulture, $"from={q.From:yyyy-MM-dd}&to={q.To:yyyy-MM-dd}&groupBy={q.GroupBy}&view={(q.Explained ? "explained" : "software")}&cutoff={q.CutOff ?? head}{(q.ByReceiving ? "&scopeBy=receiving" : "")}{(q.Scope is null ? "" : "&scope=" + q.Scope)}");

    private static string Word(Outcome? outcome) => outcome is { } value ? CatalogueWire.Word(value) : "";

    private static async Task<JsonNode> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static string Print(SortedDictionary<string, SortedDictionary<int, SortedSet<string>>> rows) =>
        string.Join('\n', rows.Where(r => r.Key != "total").Append(new("total", rows.GetValueOrDefault("total") ?? []))
            .Select(r => $"{r.Key}: {string.Join(',', Enumerable.Range(3, 11).Select(c => r.Value.GetValueOrDefault(c)?.Count ?? 0))}"));

    private static string Print(JsonNode answer) =>
        string.Join('\n', answer["rows"]!.AsArray().Select(r => ((string)r!["key"]!, r["values"]!)).Append(("total", answer["total"]!["values"]!))
            .Select(r => $"{r.Item1}: {string.Join(',', Enumerable.Range(3, 11).Select(c => (int)r.Item2[$"{c}"]!))}"));
}
