using System.Text.Json.Nodes;
using Npgsql;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>Planted names and numbers never reach the ledger, whichever field they came in; they can be read by some, and erased.</summary>
public sealed class PersonalDataTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private static readonly string[] Planted = ["Nguyễn Văn Mẫu", "001099000009", "0900000009", "Trần Thị Ví Dụ", "Số 9 Đường Thử", "Lý Do Riêng"];

    private readonly HttpClient _client = province.Program.Client();
    private readonly string _dossier = Steps.NewDossier();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task No_planted_word_stands_in_the_ledger_its_feed_or_its_table()
    {
        await SendAsync();
        var feed = await _client.GetStringAsync(new Uri("/v1/ledger?limit=10000", UriKind.Relative), TestContext.Current.CancellationToken);
        var entries = await _client.GetStringAsync(new Uri($"/v1/dossiers/{_dossier}/entries", UriKind.Relative), TestContext.Current.CancellationToken);
        var dossier = await _client.GetStringAsync(new Uri($"/v1/dossiers/{_dossier}", UriKind.Relative), TestContext.Current.CancellationToken);
        var open = await _client.GetStringAsync(new Uri($"/v1/public/dossiers/{_dossier}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains(_dossier, feed, StringComparison.Ordinal);
        foreach (var word in Planted)
        {
            Assert.DoesNotContain(word, feed + entries + dossier + open, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Those_who_may_read_it_do_and_erasing_changes_nothing_else()
    {
        await SendAsync();
        var before = await _client.GetStringAsync(new Uri($"/v1/dossiers/{_dossier}", UriKind.Relative), TestContext.Current.CancellationToken);
        var personal = await _client.GetJsonAsync($"/v1/dossiers/{_dossier}/personal?purpose=handling");
        Assert.Equal("Nguyễn Văn Mẫu", (string?)personal["applicants"]![0]!["value"]!["name"]);
        Assert.Contains("Trần Thị Ví Dụ", personal["texts"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);

        using var clerk = province.Program.Client("*", "clerk", "dossiers:read");
        Assert.Equal("403 missingScope", await clerk.GetOutcomeAsync($"/v1/dossiers/{_dossier}/personal"));

        using var erased = await _client.DeleteAsync(new Uri($"/v1/dossiers/{_dossier}/personal", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("200", await Steps.OutcomeOfAsync(erased));
        Assert.Empty((await _client.GetJsonAsync($"/v1/dossiers/{_dossier}/personal"))["applicants"]!.AsArray());
        Assert.Equal(before, await _client.GetStringAsync(new Uri($"/v1/dossiers/{_dossier}", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_a_repetition_says_beside_the_ledger_is_not_kept()
    {
        var (id, other) = (_dossier, Steps.NewDossier());
        await _client.PostAsync(Steps.Received(_dossier, step => (step["id"], step["note"]) = (id, Planted[5])));
        await _client.PostAsync(Steps.Received(_dossier, step => (step["id"], step["note"], step["data"]!["applicant"]) = (id, Planted[3], Planted[0])));
        await _client.PostAsync(
            Steps.Received(other, step => (step["id"], step["data"]!["applicant"]) = (id, Planted[0])) + "\n" + Steps.Line("corrected", other, step => step["id"] = id));
        var personal = await _client.GetJsonAsync($"/v1/dossiers/{_dossier}/personal?purpose=handling");
        Assert.Empty(personal["applicants"]!.AsArray());
        Assert.Equal(Planted[5], (string?)Assert.Single(personal["texts"]!.AsArray())!["value"]!["note"]);
        await using var database = NpgsqlDataSource.Create(province.Program.Db);
        foreach (var table in (string[])["personal_data", "free_text", "claims"])
        {
            await using var count = database.CreateCommand($"select count(*) from dossiers.{table} where dossier = $1");
            count.Parameters.AddWithValue(other);
            Assert.Equal((table, 0L), (table, (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!));
        }
    }

    [Fact]
    public async Task Of_two_bodies_in_one_request_what_the_first_says_beside_the_ledger_holds()
    {
        var id = _dossier;
        await _client.PostAsync(
            Steps.Received(_dossier, step => (step["id"], step["data"]!["applicant"]) = (id, Planted[0]))
            + "\n" + Steps.Received(_dossier, step => (step["id"], step["note"], step["data"]!["applicant"]) = (id, Planted[5], Planted[3])));
        var personal = await _client.GetJsonAsync($"/v1/dossiers/{_dossier}/personal?purpose=handling");
        Assert.Equal(Planted[0], (string?)Assert.Single(personal["applicants"]!.AsArray())!["value"]);
        Assert.Empty(personal["texts"]!.AsArray());
    }

    private async Task SendAsync()
    {
        var answer = await _client.PostAsync(string.Join('\n',
            Steps.Received(_dossier, step =>
            {
                step["data"]!["applicant"] = new JsonObject { ["name"] = Planted[0], ["identity"] = Planted[1], ["phone"] = Planted[2] };
                step["data"]!["address"] = Planted[4];
                step["note"] = Planted[3];
            }),
            Steps.Line("supplementRequested", _dossier, step => step["data"] = new JsonObject { ["reason"] = Planted[3] + " nộp thiếu" }),
            Steps.Line("apologised", _dossier, step => step["data"] = new JsonObject { ["reason"] = Planted[5] }),
            Steps.Line("lateReasonGiven", _dossier, step => step["data"] = new JsonObject { ["code"] = "N4", ["text"] = Planted[3], ["primary"] = true }),
            Steps.Line("resultReady", _dossier, step => step["data"] = new JsonObject { ["kind"] = Planted[0] }),
            Steps.Line("returned", _dossier, step => step["data"] = new JsonObject { ["via"] = Planted[0] })));
        Assert.Equal("6/0/0", answer.Counts());
    }
}
