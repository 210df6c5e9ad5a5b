using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Dossiers.National;

namespace OneStop.Dossiers.CatalogueImport;

/// <summary>
/// Reads what the national look-up <c>LayThuTuc</c> answers: <c>result</c> as a list, a single object, or the whole answer again as a text inside
/// <c>message</c>. Limits come per channel; of several cases of one channel the longest is taken, so that no dossier is called late because of
/// another case. Pure.
/// </summary>
internal static class ReadLayThuTuc
{
    /// <summary>The procedures; none where the answer holds none.</summary>
    /// <exception cref="JsonException">The text inside <c>message</c> is no JSON.</exception>
    public static IReadOnlyList<FoundProcedure> Of(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Object && !answer.TryGetProperty("result", out _) && NationalValue.Text(answer, "message") is { } inside)
        {
            answer = JsonSerializer.Deserialize<JsonElement>(inside);
        }

        var result = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("result", out var list) ? list : answer;
        IEnumerable<JsonElement> items = result.ValueKind switch
        {
            JsonValueKind.Array => result.EnumerateArray(),
            JsonValueKind.Object => [result],
            _ => [],
        };
        return [.. items.Select(static (item, i) => One(item, i + 1))];
    }

    private static FoundProcedure One(JsonElement item, int line)
    {
        var code = NationalValue.Text(item, "MATTHC");
        var known = new JsonObject();
        Put(known, "code", code);
        Put(known, "name", NationalValue.Text(item, "TENTTHC"));
        if (First(item, "LINHVUCTHUCHIEN") is { } field && NationalValue.Text(field, "MALINHVUC") is { } fieldCode)
        {
            known["field"] = new JsonObject { ["code"] = fieldCode, ["name"] = NationalValue.Text(field, "TENLINHVUC") ?? fieldCode };
        }

        Put(known, "administrativeLevel", LevelOf(Items(item, "CAPTHUCHIEN").Select(static l => NationalValue.Text(l, "CAPTHUCHIEN"))));
        return new FoundProcedure(line, code, known, code is null ? "thiếu MATTHC" : PutLimits(known, item));
    }

    /// <summary>The limit of each channel, and that of the counter as the general one.</summary>
    private static string? PutLimits(JsonObject known, JsonElement item)
    {
        var limits = new SortedDictionary<int, (string Channel, TimeLimit Limit)>();
        foreach (var way in Items(item, "CACHTHUCTHUCHIEN"))
        {
            var channel = NationalValue.Text(way, "KENH") switch { "1" => "direct", "2" => "online", "3" => "postal", _ => null };
            var cases = Items(way, "THOIGIAN").Where(static t => NationalValue.Text(t, "THOIGIANGIAIQUYET") is not null)
                .Select(static t => TimeLimit.Read(NationalValue.Text(t, "THOIGIANGIAIQUYET"), NationalValue.Text(t, "DONVITINH"))).ToList();
            if (channel is null || cases.Count == 0)
            {
                continue;
            }

            if (cases.Contains(null) || cases.Select(static c => c!.Value.Unit).Distinct().Count() > 1)
            {
                return $"không đọc được một thời hạn của kênh {channel}, hoặc các trường hợp khác đơn vị tính";
            }

            limits[channel switch { "direct" => 1, "online" => 2, _ => 3 }] = (channel, cases.MaxBy(static c => c!.Value.Amount)!.Value);
        }

        if (limits.Count == 0)
        {
            return null;
        }

        known["limit"] = limits.First().Value.Limit.Json();
        known["limits"] = new JsonArray([.. limits.Values.Select(static l =>
        {
            var json = l.Limit.Json();
            json.Insert(0, "channel", l.Channel);
            return json;
        })]);
        return null;
    }

    private static string? LevelOf(IEnumerable<string?> levels) => levels.Distinct().ToList() switch
    {
        ["1"] => "province",
        ["2"] => "district",
        ["3"] => "commune",
        { Count: > 1 } => "shared",
        _ => null,
    };

    private static void Put(JsonObject known, string name, string? text)
    {
        if (text is not null)
        {
            known[name] = text;
        }
    }

    private static JsonElement? First(JsonElement item, string name) => Items(item, name).Select(static i => (JsonElement?)i).FirstOrDefault();

    private static IEnumerable<JsonElement> Items(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(static i => i.ValueKind == JsonValueKind.Object)
            : [];
}
