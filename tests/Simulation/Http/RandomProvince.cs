using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Services.Tests;
using OneStop.Simulation.Feeds;
using OneStop.Simulation.Model;

namespace OneStop.Simulation.Http;

/// <summary>
/// Sends a random province to a running program the way the world does — shuffled, in pieces at once, in part twice, with a procedure and
/// holidays declared, explanations and corrections decided in between — and remembers what it sent.
/// </summary>
internal sealed class RandomProvince(RunningProgram program, int seed)
{
    private readonly Random _random = new(seed);
    private readonly HttpClient _sender = program.Client();
    private readonly HttpClient _decider = program.Client(user: "decider");
    private readonly Dictionary<(string, string), StepLine> _sent = [];
    private readonly Dictionary<string, Queue<Happening>> _decided = new() { ["explanationSubmitted"] = [], ["explanationDecided"] = [], ["correctionDecided"] = [] };
    private readonly Dictionary<string, List<object>> _declared = [];
    private readonly List<DossierAlias> _splits = [];

    public async Task SendAsync(int dossiers)
    {
        await DeclareAsync([.. RandomCatalogue.Base.Select(b => b.What).Where(w => w is not CalendarEdition { Code: CalendarEdition.National })]);
        var lines = Enumerable.Range(0, dossiers).SelectMany(Life).ToArray();
        _random.Shuffle(lines);
        var half = lines.Length / 2;
        await PostAsync(lines[..half]);
        await JoinAsync(_splits[..(_splits.Count / 2)]);
        await ClaimAsync(lines[..half], dossiers / 6);
        await DeclareAsync([RandomCatalogue.Declared(RandomCatalogue.KnownLater, "G18-TC1", 6)]);
        await DeclareAsync([Holidays()]);
        await PostAsync([.. lines[half..], .. lines[..(half / 5)]]);
        await ClaimAsync(lines, dossiers / 6);
        await CorrectAsync(lines, dossiers / 10);
        await JoinAsync(_splits[(_splits.Count / 2)..]);
        await JoinAsync([.. _splits.Where(_ => Chance(0.3)).Select(Changed)]);
    }

    /// <summary>The same alias, ended before anything happened, or with another meaning.</summary>
    private DossierAlias Changed(DossierAlias alias) => Chance(0.5) ? alias with { To = new DateOnly(2019, 1, 1) } : alias with { Meaning = alias.Meaning + "-2" };

    private async Task JoinAsync(IReadOnlyList<DossierAlias> aliases)
    {
        var array = new JsonArray([.. aliases.Select(a => (JsonNode)new JsonObject
        {
            ["kind"] = "dossier", ["alias"] = a.Code, ["meaning"] = a.Meaning, ["source"] = a.Source, ["to"] = a.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        })]);
        using var answer = await _sender.PutAsJsonAsync("/v1/national/aliases", array);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        (_declared.TryGetValue("dossierAlias", out var kept) ? kept : _declared["dossierAlias"] = []).AddRange(aliases);
    }

    /// <summary>Everything that was sent, at the positions and instants the feed tells.</summary>
    public async Task<KnownProvince> ReadBackAsync()
    {
        var steps = new List<(string, Entry)>();
        var catalogue = new List<KnownChange>();
        _declared["calendar"].Insert(0, ExampleData.NationalCalendar());
        var feed = await _sender.GetStringAsync(new Uri("/v1/ledger?limit=10000", UriKind.Relative));
        foreach (var entry in feed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!))
        {
            var position = (long)entry["position"]!;
            var at = DateTimeOffset.Parse((string)entry["appendedAt"]!, CultureInfo.InvariantCulture);
            var body = entry["body"]!;
            if (_declared.TryGetValue((string)entry["kind"]!, out var items))
            {
                var item = items.First(i => Matches(i, body));
                items.Remove(item);
                catalogue.Add(new KnownChange(position, at, item));
            }
            else if (_sent.TryGetValue(((string)body["source"]!, (string)body["id"]!), out var line))
            {
                steps.Add((line.Dossier, line.ToEntry(position, at)));
            }
            else if (_decided.TryGetValue((string)body["type"]!, out var queue))
            {
                steps.Add(((string)body["dossier"]!, new Entry(position, at, "onestop", $"{position}", at, at, null, null, null, queue.Dequeue())));
            }
        }

        Assert.All(_declared.Values, left => Assert.Empty(left));
        Assert.All(_decided.Values, left => Assert.Empty(left));
        Assert.Equal(_sent.Count, steps.Count(s => s.Item2.What is not Happening.SystemEntry));
        return new KnownProvince(steps, catalogue, CivilTime.Date(TimeProvider.System.GetUtcNow()));
    }

    private IReadOnlyList<StepLine> Life(int number)
    {
        var agency = Chance(0.04) ? null : Chance(0.05) ? "H99.77" : Pick(RandomCatalogue.Agencies).Code;
        var procedure = Chance(0.04) ? RandomCatalogue.NeverKnown : Chance(0.1) ? RandomCatalogue.KnownLater : Pick(RandomCatalogue.Procedures).Code;
        var code = $"H10.07-210412-{number + 1:00000}";
        var lines = new RandomLife(_random, code).Live(agency, procedure);
        return Chance(0.15) ? Split(lines, code, $"SO-{number + 1}") : lines;
    }

    /// <summary>The same dossier told in part, or twice in the same words, under a code of the sender's own; sometimes by way of a second one.</summary>
    private IReadOnlyList<StepLine> Split(IReadOnlyList<StepLine> lines, string code, string local)
    {
        var source = Chance(0.3) ? "igate.h10" : null;
        var meaning = Chance(0.2) ? local + "-1" : code;
        _splits.Add(new DossierAlias(local, meaning, source, DateOnly.MinValue, null));
        if (meaning != code)
        {
            _splits.Add(new DossierAlias(meaning, code, null, DateOnly.MinValue, null));
        }

        var part = _random.NextDouble();
        return [.. lines.SelectMany(line => Chance(part) ? Chance(0.3) ? [line, Under(line, local)] : [Under(line, local)] : (StepLine[])[line])];
    }

    private static StepLine Under(StepLine line, string code)
    {
        var json = (JsonObject)line.Json.DeepClone();
        (json["dossier"], json["id"]) = (code, (string)json["id"]! + "@" + code);
        return new StepLine(json);
    }

    private CalendarEdition Holidays()
    {
        var today = CivilTime.Date(TimeProvider.System.GetUtcNow());
        var extra = Enumerable.Range(0, 12).Where(_ => Chance(0.4)).Select(i => new DayOff(today.AddDays(i), "nghỉ khẩn cấp", "emergency"));
        return RandomCatalogue.WithDaysOff(CalendarEdition.National, extra);
    }

    private async Task DeclareAsync(IReadOnlyList<object> items)
    {
        foreach (var group in items.GroupBy(CatalogueWire.Names))
        {
            var array = new JsonArray([.. group.Select(i => (JsonNode)CatalogueWire.Json(i))]);
            using var answer = await _sender.PutAsJsonAsync($"/v1/catalogue/{group.Key.Path}", array);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode && JsonNode.Parse(body)!["rejected"]!.AsArray().Count == 0, body);
            var kept = _declared.TryGetValue(group.Key.Kind, out var found) ? found : _declared[group.Key.Kind] = [];
            kept.AddRange(group);
        }
    }

    private async Task PostAsync(StepLine[] lines)
    {
        var twice = lines.Where(_ => Chance(0.1));
        var all = lines.Concat(twice).ToArray();
        _random.Shuffle(all);
        foreach (var line in lines)
        {
            _sent[((string)line.Json["source"]!, (string)line.Json["id"]!)] = line;
        }

        var answers = await Task.WhenAll(all.Chunk(_random.Next(20, 90)).Select(async piece =>
        {
            using var body = new StringContent(string.Join('\n', piece.Select(l => l.ToString())), Encoding.UTF8, "application/x-ndjson");
            using var answer = await _sender.PostAsync(new Uri("/v1/steps", UriKind.Relative), body);
            return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        }));
        Assert.All(answers, a => Assert.True((int?)a["rejectedCount"] == 0, a.ToJsonString()));
    }

    private async Task ClaimAsync(StepLine[] lines, int count)
    {
        var received = lines.Where(l => (string?)l.Json["type"] == "received").ToArray();
        for (var left = count; left > 0 && received.Length > 0; left--)
        {
            var meant = received[_random.Next(received.Length)];
            var actual = CivilTime.Date(meant.ToEntry(0, default).OccurredAt).AddDays(_random.Next(-1, 25));
            var (reason, step) = (Chance(0.88) ? "N9" : "N2", Chance(0.1) ? "thẩm định" : null);
            var claim = new JsonObject { ["dossier"] = meant.Dossier, ["reason"] = reason, ["step"] = step, ["actualOn"] = $"{actual:yyyy-MM-dd}", ["text"] = "đã trả đúng hạn", ["evidence"] = new JsonObject { ["number"] = "12", ["date"] = "2026-11-01" } };
            var id = (string)(await AskAsync(_sender, "/v1/explanations", claim))["id"]!;
            _decided["explanationSubmitted"].Enqueue(new Happening.ExplanationSubmitted(id, step, reason, actual, "12", null, "test", null));
            for (var decision = Chance(0.2) ? 2 : 1; decision > 0; decision--)
            {
                var agreed = Chance(0.8);
                using var answer = await _decider.PostAsJsonAsync($"/v1/explanations/{id}/decision", Decision(agreed));
                if (answer.IsSuccessStatusCode)
                {
                    _decided["explanationDecided"].Enqueue(new Happening.ExplanationDecided(id, agreed, "decider"));
                }
            }
        }
    }

    private async Task CorrectAsync(StepLine[] lines, int count)
    {
        var received = lines.Where(l => (string?)l.Json["type"] == "received").ToArray();
        for (var number = 0; number < count; number++)
        {
            var meant = received[_random.Next(received.Length)];
            var line = new StepLine(new JsonObject
            {
                ["source"] = "igate.h10",
                ["id"] = $"correction-{number}",
                ["type"] = "corrected",
                ["dossier"] = meant.Dossier,
                ["occurredAt"] = "2026-11-20T09:00:00+07:00",
                ["officer"] = "u4",
                ["data"] = new JsonObject
                {
                    ["entry"] = new JsonObject { ["source"] = (string?)meant.Json["source"], ["id"] = (string?)meant.Json["id"] },
                    ["shouldSay"] = ShouldSay(),
                    ["evidence"] = new JsonObject { ["number"] = "7", ["date"] = "2026-11-19" },
                    ["approvedBy"] = "u9",
                },
            });
            await PostAsync([line]);
            if (Chance(0.8))
            {
                var agreed = Chance(0.8);
                await AskAsync(_decider, $"/v1/corrections/{Uri.EscapeDataString($"correction-{number}")}/decision", Decision(agreed));
                _decided["correctionDecided"].Enqueue(new Happening.CorrectionDecided("igate.h10", $"correction-{number}", agreed, "decider"));
            }
        }
    }

    private JsonObject ShouldSay() => _random.Next(3) switch
    {
        0 => new JsonObject { ["channel"] = Pick(["direct", "online", "postal"]) },
        1 => new JsonObject { ["procedure"] = "1.000002" },
        _ => new JsonObject { ["agency"] = "H10.12", ["channel"] = "online" },
    };

    private static JsonObject Decision(bool agreed) => new() { ["decision"] = agreed ? "accepted" : "rejected", ["text"] = "đã xem" };

    private static async Task<JsonObject> AskAsync(HttpClient client, string path, JsonObject body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} {(int)answer.StatusCode} {text}");
        return (JsonObject)JsonNode.Parse(text)!;
    }

    private static bool Matches(object item, JsonNode body)
    {
        var (mine, from) = item switch
        {
            Unit u => (u.Name, u.EffectiveFrom),
            Procedure p => (p.Code, p.EffectiveFrom),
            Agency a => (a.Code, a.EffectiveFrom),
            CalendarEdition c => (c.Code, c.EffectiveFrom),
            DossierAlias a => (a.Code, a.From),
            _ => throw new NotSupportedException($"{item}"),
        };
        var since = (string?)body["effectiveFrom"] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : DateOnly.MinValue;
        return mine == ((string?)body["code"] ?? (string?)body["name"]) && from == since;
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];
}
