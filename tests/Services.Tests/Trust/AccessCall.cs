using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Trust;

/// <summary>One request for a row of the access table, about something of the owner's.</summary>
/// <param name="Path">With the query.</param>
/// <param name="Beyond">What an agency gets that the owner's things do not belong to: a status and code, or the code of a refused item.</param>
/// <param name="RootOnly">Whether only the province may, because what is written is shared.</param>
internal sealed record AccessCall(string Path, string Beyond, Func<HttpContent>? Body = null, bool RootOnly = false)
{
    private const string OneProcedure = """[{"code":"1.777777","name":"Thử","field":{"code":"G1","name":"Thử"},"administrativeLevel":"province","serviceLevel":"full","limit":null}]""";
    private const string OneCalendar = """[{"code":"national","years":[{"year":2030}]}]""";

    /// <summary>The request for a row; null where the test has none yet.</summary>
    public static AccessCall? For(string route, AccessWorld world) => route switch
    {
        "PUT /v1/catalogue/agencies" => new("/v1/catalogue/agencies", "forbiddenAgency", Json("""[{"code":"H10.30.77","name":"Thử","level":"commune","parent":"H10.30"}]""")),
        "PUT /v1/catalogue/calendars" => new("/v1/catalogue/calendars", "forbiddenAgency", Json(OneCalendar), RootOnly: true),
        "POST /v1/catalogue/calendars/preview" => new("/v1/catalogue/calendars/preview", "200", Json("""[{"code":"national","years":[{"year":2021,"weekdaysOff":[{"date":"2021-04-26","name":"Thử"}]}]}]""")),
        "PUT /v1/catalogue/procedures" => new("/v1/catalogue/procedures", "forbiddenAgency", Json(OneProcedure), RootOnly: true),
        "POST /v1/catalogue/procedures/import" => new(
            "/v1/catalogue/procedures/import", "forbiddenAgency", Json("""[{"MATTHC":"1.777778","TENTTHC":"Thử","LINHVUCTHUCHIEN":[{"MALINHVUC":"G1"}],"CAPTHUCHIEN":[{"CAPTHUCHIEN":"1"}],"CACHTHUCTHUCHIEN":[{"KENH":"1","THOIGIAN":[{"THOIGIANGIAIQUYET":3,"DONVITINH":"Ngày"}]}]}]"""), RootOnly: true),
        "PUT /v1/catalogue/units" => new("/v1/catalogue/units", "forbiddenAgency", Json("""[{"agency":"H10.30","name":"Phòng Thử"}]""")),
        "POST /v1/corrections/{id}/decision" => new($"/v1/corrections/{world.Correction}/decision", "404 claimNotFound", Json("""{"decision":"rejected"}""")),
        "GET /v1/corrections/{id}/preview" => new($"/v1/corrections/{world.Correction}/preview", "404 claimNotFound"),
        "GET /v1/dossiers" => new("/v1/dossiers?scope=H10.30", "403 foreignScope"),
        "POST /v1/dossiers/{code}/apologies" => new($"/v1/dossiers/{AccessWorld.Dossier}/apologies", "404 dossierNotFound", Json("""{"reason":"N4"}""")),
        "POST /v1/dossiers/{code}/reasons" => new($"/v1/dossiers/{AccessWorld.Dossier}/reasons", "404 dossierNotFound", Json("""{"code":"N99","primary":false}""")),
        "POST /v1/dossiers/{code}/steps" => new($"/v1/dossiers/{AccessWorld.Dossier}/steps", "404 dossierNotFound", Json("""{"type":"khongCo"}""")),
        "POST /v1/explanations" => new("/v1/explanations", "404 dossierNotFound", Json($$"""{"dossier":"{{AccessWorld.Dossier}}","reason":"N4","text":"thử"}""")),
        "GET /v1/explanations/{id}" => new($"/v1/explanations/{world.Explanation}", "404 claimNotFound"),
        "POST /v1/explanations/{id}/decision" => new($"/v1/explanations/{world.Explanation}/decision", "404 claimNotFound", Json("""{"decision":"rejected"}""")),
        "GET /v1/indicators/manual" => new($"/v1/indicators/manual?{AccessWorld.Period}&scope=H10.30", "403 foreignScope"),
        "PUT /v1/indicators/manual" => new(
            "/v1/indicators/manual", "403 foreignScope", Json("""[{"agency":"H10.30","from":"2021-04-01","to":"2021-04-30","key":"binh-phuoc:003","value":1}]""")),
        "PUT /v1/national/aliases" => new("/v1/national/aliases", "403 foreignScope", Json("""[{"kind":"unit","source":"khac","alias":"A","meaning":"H10.30"}]"""), RootOnly: true),
        "GET /v1/national/dossiers/{code}" => new($"/v1/national/dossiers/{AccessWorld.Dossier}", "404 dossierNotFound"),
        "GET /v1/papers/{paper}" => new($"/v1/papers/phieu-kiem-soat?dossier={AccessWorld.Dossier}", "404 dossierNotFound"),
        "POST /v1/quarantine/{id}/replay" => new($"/v1/quarantine/{world.Quarantined}/replay", "404 quarantineItemNotFound", Json("{}")),
        "POST /v1/quarantine/replay" => new("/v1/quarantine/replay", "200", Json("{}")),
        "POST /v1/reconciliations" => new($"/v1/reconciliations?{AccessWorld.Period}&scope=H10.30", "403 foreignScope", Json("""[{"agency":"H10.30","received":1}]""")),
        "POST /v1/recount" => new("/v1/recount", "403 foreignScope", Json("{}")),
        "POST /v1/registers" => new("/v1/registers?agency=H10.30", "forbiddenAgency", Book),
        "GET /v1/registers/{id}/copy" => new($"/v1/registers/{world.Register}/copy", "404 registerNotFound"),
        "GET /v1/holders" => new("/v1/holders?scope=H10.30", "403 foreignScope"),
        "GET /v1/near-due" => new("/v1/near-due?scope=H10.30", "403 foreignScope"),
        "GET /v1/report-periods" => new("/v1/report-periods?year=2021&scope=H10.30", "403 foreignScope"),
        "GET /v1/reports/{form}" => new($"/v1/reports/ii06a?{AccessWorld.Period}&scope=H10.30", "403 foreignScope"),
        "GET /v1/reports/{form}/charts/{chart}" => new($"/v1/reports/ii06a/charts/by-month?{AccessWorld.Period}&scope=H10.30", "403 foreignScope"),
        "GET /v1/reports/{form}/checks" => new($"/v1/reports/ii06a/checks?{AccessWorld.Period}&scope=H10.30", "403 foreignScope"),
        "GET /v1/reports/{form}/compare" => new($"/v1/reports/ii06a/compare?{AccessWorld.Period}&scope=H10.30&withTo=2021-05-31", "403 foreignScope"),
        "GET /v1/reports/{form}/dossiers" => new($"/v1/reports/ii06a/dossiers?{AccessWorld.Period}&scope=H10.30&row=total&column=3", "403 foreignScope"),
        "GET /v1/reports/{form}/procedures" => new($"/v1/reports/ii08/procedures?{AccessWorld.Period}&scope=H10.30&row=total&column=3", "403 foreignScope"),
        "POST /v1/sealed-reports" => new("/v1/sealed-reports", "403 foreignScope", Json("""{"form":"ii06a","from":"2021-04-01","to":"2021-04-30","scope":"H10.30"}""")),
        "GET /v1/sealed-reports/{id}" => new($"/v1/sealed-reports/{world.Sealed}", "404 unknownEdition"),
        "POST /v1/sealed-reports/together" => new("/v1/sealed-reports/together", "403 foreignScope", Json("""{"reports":[{"form":"ii06a","from":"2021-04-01","to":"2021-04-30","scope":"H10.30"}]}""")),
        "GET /v1/sealed-reports/{id}/cases" => new($"/v1/sealed-reports/{world.Sealed}/cases", "404 unknownEdition"),
        "GET /v1/samples" => new("/v1/samples?scope=H10.30&seed=x", "403 foreignScope"),
        "POST /v1/seal-schedules/stop" => new("/v1/seal-schedules/stop", "403 foreignScope", Json("""{"user":"nobody","reason":"gone"}""")),
        "GET /v1/seal-schedules" => new("/v1/seal-schedules?scope=H10.30", "403 foreignScope"),
        "PUT /v1/seal-schedules" => new("/v1/seal-schedules", "403 foreignScope", Json("""[{"id":"quy","agency":"H10.30","forms":[{"form":"ii06a"}],"periods":["quarter"],"daysAfter":3,"at":"08:00","active":false}]""")),
        "GET /v1/sealed-reports/{id}/files" => new($"/v1/sealed-reports/{world.Sealed}/files", "404 unknownEdition"),
        "GET /v1/sealed-reports/{id}/files/{format}" => new($"/v1/sealed-reports/{world.Sealed}/files/csv", "404 unknownEdition"),
        "GET /v1/sealed-reports/{id}/edition" => new($"/v1/sealed-reports/{world.Sealed}/edition", "404 unknownEdition"),
        "GET /v1/sealed-reports/{id}/compare" => new($"/v1/sealed-reports/{world.Sealed}/compare?with={world.Sealed}", "404 unknownEdition"),
        "GET /v1/sealed-reports/{id}/verify" => new($"/v1/sealed-reports/{world.Sealed}/verify", "404 unknownEdition"),
        "PUT /v1/sources" => new("/v1/sources", "403 foreignScope", Json("""[{"source":"khac","agency":"H10.30","key":"mot-khoa-rat-dai-de-thu"}]""")),
        "GET /v1/statistics/{name}" => new($"/v1/statistics/backlog?{AccessWorld.Period}&scope=H10.30", "403 foreignScope"),
        "POST /v1/steps" => new("/v1/steps", "forbiddenAgency", () => new StringContent(
            Steps.Line("accepted", AccessWorld.Dossier, step => step["agency"] = "H10.30"), MediaTypeHeaderValue.Parse("application/x-ndjson"))),
        "GET /v1/surveys" => new($"/v1/surveys?{AccessWorld.Period}&scope=H10.30", "403 foreignScope"),
        "PUT /v1/surveys" => new("/v1/surveys", "forbiddenAgency", Json(
            """[{"id":"k1","agency":"H10.30","place":"Một cửa","from":"2021-04-01","to":"2021-04-30","mode":"paper","issued":5,"collected":5,"ratings":[5,0,0,0,0]}]""")),
        "POST /v1/typed-figures" => new("/v1/typed-figures", "", Json($$"""{"id":"thu","what":"surveys","count":1,"sha256":"{{new string('0', 64)}}"}""")),
        "PUT /v1/connectors/{id}" => new(AccessWorld.Connector, "403 foreignScope", Json(AccessWorld.Profile)),
        "GET /v1/connectors/{id}" or "DELETE /v1/connectors/{id}" => new(AccessWorld.Connector, "403 foreignScope"),
        "POST /v1/connectors/{id}/run" => new(AccessWorld.Connector + "/run", "403 foreignScope", Json("{}")),
        "PUT /v1/webhooks/{id}" => new(AccessWorld.Webhook, "403 foreignScope", Json("""{"url":"https://mcdt.invalid/nhan","events":["apology.owed"]}""")),
        "GET /v1/webhooks/{id}" or "DELETE /v1/webhooks/{id}" => new(AccessWorld.Webhook, "403 foreignScope"),
        "POST /v1/webhooks/{id}/replay" => new(AccessWorld.Webhook + "/replay", "403 foreignScope", Json("""{"after":0}""")),
        "POST /v1/webhooks/{id}/test" => new(AccessWorld.Webhook + "/test", "403 foreignScope", Json("{}")),
        "POST /v1/webhooks/{id}/secret" => new(AccessWorld.Webhook + "/secret", "403 foreignScope", Json("{}")),
        _ when route.StartsWith("GET /v1/dossiers/{code}", StringComparison.Ordinal) || route.StartsWith("DELETE /v1/dossiers/{code}", StringComparison.Ordinal) =>
            new(route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace("{code}", AccessWorld.Dossier, StringComparison.Ordinal), "404 dossierNotFound"),
        _ when route.StartsWith("GET /v1/", StringComparison.Ordinal) && !route.Contains('{', StringComparison.Ordinal) => new(route[4..], "200"),
        _ => null,
    };

    /// <summary>Sends it; reads a status, with the code of a problem or of the first refused item.</summary>
    public async Task<(string Outcome, string Body)> SendAsync(HttpClient client, string method, string? path = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path ?? Path, UriKind.Relative)) { Content = Body?.Invoke() };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = answer.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json" ? JsonNode.Parse(body) as JsonObject : null;
        var code = (string?)json?["code"] ?? ((json?["rejected"] as JsonArray) is [JsonObject first, ..] ? (string?)first["code"] : null);
        return ((int)answer.StatusCode >= 400 ? $"{(int)answer.StatusCode} {code}" : code is "forbiddenAgency" ? code : "200", body);
    }

    private static Func<HttpContent> Json(string text) => () => JsonContent.Create(JsonNode.Parse(text));

    private static ByteArrayContent Book()
    {
        var content = new ByteArrayContent(SampleBook.Of(["Mã hồ sơ", "Ngày tiếp nhận"], ["000.00.30.H10-210412-0080", "12/04/2021"]));
        content.Headers.ContentType = new MediaTypeHeaderValue(SampleBook.Xlsx);
        return content;
    }
}
