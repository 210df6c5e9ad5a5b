using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Personal;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Trust;

/// <summary>People stand encrypted beside the ledger and nowhere else; whoever reads them is noted; erasing them changes no figure by a byte.</summary>
public sealed class PersonalAtRestTests(PeopleProgram people) : IClassFixture<PeopleProgram>, IDisposable
{
    private const string Period = "from=2021-04-01&to=2021-05-31";

    private readonly HttpClient _client = people.Running.Client();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Personal => $"/v1/dossiers/{people.Dossier}/personal";

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task No_table_of_any_schema_holds_a_planted_word_in_clear()
    {
        await using var database = NpgsqlDataSource.Create(people.Running.Db);
        var found = new List<string>();
        foreach (var table in await TextsAsync(database, "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))
        {
            foreach (var word in PeopleProgram.Planted)
            {
                var rows = await TextsAsync(database, $"select 1::text from {table} t where t::text like '%{word}%' or t::text like '%{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word))}%' limit 1");
                found.AddRange(rows.Select(_ => $"{word} in {table}"));
            }
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task No_planted_word_is_logged_counted_or_shown_to_whoever_may_not_read_it()
    {
        using var clerk = people.Running.Client("*", "clerk", "dossiers:read", "reports:read", "quarantine:write", "catalogue:read");
        var shown = new StringBuilder(people.Log).Append(await _client.GetStringAsync(Path("/metrics"), Ct)).Append(await _client.GetStringAsync(Path(Personal), Ct));
        foreach (var path in (string[])
            [$"/v1/dossiers/{people.Dossier}", $"/v1/dossiers/{people.Dossier}/entries", $"/v1/dossiers/{people.National}/entries", "/v1/dossiers", $"/v1/papers/phieu-xin-loi?dossier={people.Dossier}",
                $"/v1/public/dossiers/{people.Dossier}", "/v1/quarantine?limit=1000", $"/v1/reports/ii07a?{Period}", $"/v1/reports/ii06a/dossiers?{Period}&row=total&column=3"])
        {
            shown.Append(await clerk.GetStringAsync(Path(path), Ct));
        }

        shown.Append(await _client.GetStringAsync(Path("/v1/ledger?limit=10000"), Ct));
        var text = System.Text.RegularExpressions.Regex.Replace(shown.ToString(), @"\\u([0-9a-fA-F]{4})", m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        Assert.Contains(people.Dossier, text, StringComparison.Ordinal);
        Assert.DoesNotContain(PeopleProgram.Planted, word => text.Contains(word, StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(people.Running.StateFolder, "*", SearchOption.AllDirectories), name => PeopleProgram.Planted.Any(name.Contains));
    }

    [Fact]
    public void No_planted_word_is_in_a_trace()
    {
        Assert.Contains(people.Spans, span => span.Contains("http.route=/v1/steps", StringComparison.Ordinal));
        Assert.Contains(people.Spans, span => span.StartsWith("Npgsql ", StringComparison.Ordinal));
        Assert.DoesNotContain(people.Spans, span => PeopleProgram.Planted.Any(word => span.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_is_masked_unless_the_reader_says_what_for_and_both_are_noted()
    {
        var masked = await _client.GetJsonAsync(Personal);
        var applicant = masked["applicants"]![0]!["value"]!;
        Assert.Equal(("N**** T**** G**** T****", "0011****766", "0912****678"), ((string?)applicant["name"], (string?)applicant["identity"], (string?)applicant["phone"]));
        using var officer = people.Running.Client("H10.07", "can-bo", "personal:read");
        var clear = await officer.GetJsonAsync(Personal + "?purpose=complaint");
        Assert.Equal(PeopleProgram.Planted[0], (string?)clear["applicants"]![0]!["value"]!["name"]);
        Assert.Equal("400 badPurpose", await officer.GetOutcomeAsync(Personal + "?purpose=curiosity"));
        var reads = (await officer.GetJsonAsync(Personal + "/reads"))["items"]!.AsArray().Select(r => $"{r!["by"]} {r["what"]} {r["purpose"]}").ToList();
        Assert.Contains("can-bo dossier complaint", reads);
        Assert.Contains("test dossier ", reads);
    }

    [Fact]
    public async Task Whoever_reads_rejected_lines_in_full_is_noted()
    {
        using var mender = people.Running.Client("*", "nguoi-sua", "quarantine:write", "personal:read");
        Assert.Contains(PeopleProgram.Planted[0], (await mender.GetJsonAsync("/v1/quarantine?limit=1000"))["items"]!.AsArray().Select(i => (string?)i!["raw"]).Aggregate("", (all, raw) => all + raw), StringComparison.Ordinal);
        await using var database = NpgsqlDataSource.Create(people.Running.Db);
        Assert.NotEmpty(await TextsAsync(database, "select dossier from dossiers.personal_reads where read_by = 'nguoi-sua' and what = 'quarantine'"));
    }

    [Fact]
    public async Task A_key_is_replaced_while_running_and_the_old_one_can_go()
    {
        var keys = people.Running.Services.GetRequiredService<PersonalKeys>();
        await using var database = NpgsqlDataSource.Create(people.Running.Db);
        var old = keys.Current.Id;
        new PersonalKeys(new("", people.Running.StateFolder)).Add();
        Assert.NotEqual(old, keys.Current.Id);
        Assert.True(await people.Running.Services.GetRequiredService<EncryptAnew>().RunAsync(Ct) > 0);
        Assert.Equal(0, await EncryptAnew.CountAsync(database, PersonalCipher.HeadOf(old), Ct));
        keys.Remove(old);
        using var reader = people.Running.Client("*", "reader", "personal:read");
        var clear = await reader.GetJsonAsync($"/v1/dossiers/{people.Dossier}/personal?purpose=handling");
        Assert.True(clear["texts"]!.AsArray().Count > 0);
    }

    [Fact]
    public async Task What_an_earlier_version_stored_in_clear_is_read_and_then_encrypted()
    {
        await using var database = NpgsqlDataSource.Create(people.Running.Db);
        await TextsAsync(database, "insert into dossiers.free_text (dossier, source, id, body) values ('000.00.07.H10-210412-0001', 'cu', '1', convert_to('{\"note\":\"Lời cũ\"}', 'UTF8')) on conflict do nothing");
        var texts = people.Running.Services.GetRequiredService<OneStop.Dossiers.Lookup.ReadSideText>();
        Assert.Equal("{\"note\":\"Lời cũ\"}", Encoding.UTF8.GetString((await texts.OfEntryAsync("000.00.07.H10-210412-0001", "cu", "1", Ct))!));
        await people.Running.Services.GetRequiredService<EncryptAnew>().RunAsync(Ct);
        Assert.Equal(["1"], await TextsAsync(database, "select get_byte(body, 0)::text from dossiers.free_text where source = 'cu'"));
        Assert.Equal("{\"note\":\"Lời cũ\"}", Encoding.UTF8.GetString((await texts.OfEntryAsync("000.00.07.H10-210412-0001", "cu", "1", Ct))!));
    }

    [Fact]
    public async Task Erasing_one_and_then_all_changes_no_figure_no_filed_report_and_no_entry_by_a_byte()
    {
        var (_, filed) = await _client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", new JsonObject { ["form"] = "ii06a", ["from"] = "2021-04-01", ["to"] = "2021-05-31" });
        var head = (long)filed["position"]!;
        string[] paths =
        [
            $"/v1/sealed-reports/{filed["id"]}", $"/v1/sealed-reports/{filed["id"]}/verify", $"/v1/ledger?limit=10000", $"/v1/dossiers/{people.Dossier}", $"/v1/dossiers/{people.National}",
            .. ((string[])["ii06a", "ii07a", "ii08", "units", "tien-do-766"]).Select(form => $"/v1/reports/{form}?{Period}&cutoff={head}"), $"/v1/statistics/on-time?{Period}",
        ];
        var before = await AllAsync(paths);
        using var erased = await _client.DeleteAsync(Path($"/v1/dossiers/{people.National}/personal"), Ct);
        Assert.Equal("200", await Steps.OutcomeOfAsync(erased));
        Assert.Equal(before, await AllAsync(paths));

        await using var database = NpgsqlDataSource.Create(people.Running.Db);
        Assert.Empty(await TextsAsync(database, $"select dossier from dossiers.personal_data where dossier = '{people.National}'"));
        Assert.Equal(["true"], (await TextsAsync(database, $"select erased::text from dossiers.national_revisions where dossier = '{people.National}'")).Distinct());
        await AgainAsync();
        Assert.Equal(before, await AllAsync(paths));
    }

    /// <summary>The same national message again, after its revision lost its people: it still says nothing new.</summary>
    private async Task AgainAsync()
    {
        var (outcome, _) = await _client.SendAsync(HttpMethod.Post, "/v1/national/DongBoHoSoMC?madonvi=000.00.07.H10", new JsonArray(new JsonObject
        {
            ["MaHoSo"] = people.National,
            ["MaTTHC"] = "1.004949",
            ["ChuHoSo"] = "Người Khác",
            ["KenhThucHien"] = "1",
            ["NgayTiepNhan"] = "20210412081500",
            ["NgayHenTra"] = "20210426170000",
            ["NgayKetThucXuLy"] = "20210427100000",
            ["TrangThaiHoSo"] = "9",
        }));
        Assert.Equal("200", outcome);
    }

    private async Task<List<string>> AllAsync(IEnumerable<string> paths)
    {
        var bodies = new List<string>();
        foreach (var path in paths)
        {
            bodies.Add(await _client.GetStringAsync(Path(path), Ct));
        }

        return bodies;
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private static async Task<List<string>> TextsAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var texts = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
