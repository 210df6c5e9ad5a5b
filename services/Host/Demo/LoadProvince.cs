using System.Text.Json.Nodes;
using OneStop.Core.WorkingTime;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Host.Demo;

/// <summary>
/// Sends the demo province to a running server as clients would: the catalogue, the steps as one streamed NDJSON, then the explanation of the one
/// late dossier by one person and its acceptance by another, and the surveys. Sent again, everything meets itself and changes nothing.
/// </summary>
internal sealed class LoadProvince(HttpClient http, OwnIssuer issuer, TextWriter progress, bool terminal)
{
    private readonly DemoApi _source = new(
        http, issuer, "demo", "H10", Scopes.StepsWrite, Scopes.CatalogueRead, Scopes.CatalogueWrite, Scopes.DossiersRead, Scopes.ReportsRead);

    private readonly DemoApi _operator = new(http, issuer, "demo", Access.AllAgencies, Scopes.CatalogueWrite, Scopes.ReportsSeal);
    private readonly DemoApi _claimant = new(http, issuer, "mc.so.03", "H10.07", Scopes.ExplanationsWrite, Scopes.DossiersRead);
    private readonly DemoApi _control = new(http, issuer, "kstt.ubnd.01", "H10", Scopes.ExplanationsDecide, Scopes.DossiersRead);

    private long _head;

    /// <summary>The province built with the server's own national calendar.</summary>
    public async Task<BinhPhuoc> BuildAsync(ulong seed, CancellationToken ct)
    {
        var calendars = await _source.GetAsync("/v1/catalogue/calendars", ct);
        var layer = CalendarLayer.Empty;
        foreach (var item in calendars["items"]!.AsArray().Where(i => (string?)i!["code"] == "national"))
        {
            layer = layer.With(CatalogueFormat.Read("calendar", System.Text.Encoding.UTF8.GetBytes(item!.ToJsonString())).Calendar!);
        }

        return new BinhPhuoc(seed, new WorkingCalendar(layer));
    }

    /// <summary>Sends everything; the result is how many steps were new and how many were known.</summary>
    /// <exception cref="InvalidOperationException">The server did not take a line or an item.</exception>
    public async Task<(int Accepted, int Duplicates)> SendAsync(BinhPhuoc province, CancellationToken ct)
    {
        await PutAsync("/v1/catalogue/agencies", DemoCatalogue.Agencies(), ct);
        await PutAsync("/v1/catalogue/units", DemoCatalogue.Units(), ct);
        await PutAsync("/v1/catalogue/procedures", DemoCatalogue.Procedures(), ct);
        await progress.WriteLineAsync("Danh mục: xong.");

        var taken = await SendStepsAsync(province, ct);
        await ExplainAsync(ct);
        await PutAsync("/v1/surveys", DemoSurveys.Campaigns(), ct);
        return taken;
    }

    /// <summary>II.06a of the department as the reports answer it once they know everything sent.</summary>
    public Task<JsonNode> ReportAsync(string view, CancellationToken ct) => _source.GetAsync(
        $"/v1/reports/ii06a?from={Iso.Date(BinhPhuoc.From)}&to={Iso.Date(BinhPhuoc.To)}&scope=H10.07&view={view}&cutoff={_head}&wait=300", ct);

    private async Task PutAsync(string path, JsonArray items, CancellationToken ct)
    {
        var answer = await _operator.SendAsync(HttpMethod.Put, path, items, ct);
        Note(answer);
        if (answer["rejected"] is JsonArray { Count: > 0 } rejected)
        {
            throw new InvalidOperationException($"{path}: {rejected[0]!.ToJsonString()}");
        }
    }

    private async Task<(int Accepted, int Duplicates)> SendStepsAsync(BinhPhuoc province, CancellationToken ct)
    {
        var bar = new ProgressBar(progress, "Hồ sơ", province.Dossiers.Count, terminal);
        var answer = await _source.SendAsync(HttpMethod.Post, "/v1/steps?backfill=true", () => new StepsContent(() => province.Ndjson(bar.Show)), ct);
        bar.Done();
        Note(answer);
        if ((int?)answer["rejectedCount"] is > 0)
        {
            throw new InvalidOperationException($"/v1/steps: {answer["rejected"]![0]!.ToJsonString()}");
        }

        return ((int)answer["accepted"]!, (int)answer["duplicates"]!);
    }

    private async Task ExplainAsync(CancellationToken ct)
    {
        var dossier = await _claimant.GetAsync($"/v1/dossiers/{WageFund.Code}", ct);
        if (dossier["explanations"] is JsonArray { Count: > 0 })
        {
            return;
        }

        var claim = await _claimant.SendAsync(HttpMethod.Post, "/v1/explanations", WageFund.Claim(), ct);
        Note(claim);
        var decision = new JsonObject { ["decision"] = "accepted", ["text"] = "Có văn bản chứng minh kết quả trả đúng hạn" };
        Note(await _control.SendAsync(HttpMethod.Post, $"/v1/explanations/{claim["id"]}/decision", decision, ct));
    }

    private void Note(JsonNode answer) => _head = Math.Max(_head, (long?)answer["position"] ?? 0);
}
