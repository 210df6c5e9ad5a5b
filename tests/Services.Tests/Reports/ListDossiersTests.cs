using System.Security.Cryptography;
using System.Text;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>The list of dossiers over the worked example: each filter finds what a clerk would find by reading the lines.</summary>
public sealed class ListDossiersTests(ExampleFixture example) : IClassFixture<ExampleFixture>
{
    private RunningProgram Program => example.Program;

    [Fact]
    public async Task Each_filter_finds_its_dossiers()
    {
        using var client = Program.Client();
        foreach (var (filter, wanted) in new (string, string)[]
        {
            ("", "0001 0002 0003 0004 0005 0006 0007 0008 0009 0010 0011 0012 c0001 c0002"),
            ("?status=ended", "0001 0002 0003 0004 0005 0006 0007 0009 c0001 c0002"),
            ("?status=refused", "0011"),
            ("?status=open", "0008"),
            ("?status=paused", "0010 0012"),
            ("?late=true", "0003 0004 0006 0007 0009 0012"),
            ("?overdue=true", "0012"),
            ("?apologyOwed=true", "0006 0007 0009 0012"),
            ("?causingUnit=H10.07", "0003 0004 0006 0007 0009 0012"),
            ("?explained=true", "0003"),
            ("?daysLate=5", "0004 0009 0012"),
            ("?field=G14-NC2&status=ended", "0007 0009"),
            ("?procedure=2.000815", "c0001 c0002"),
            ("?agency=H10.30", "c0001 c0002"),
            ("?from=2021-06-01&to=2021-06-30", "0008 0010 0012"),
            ("?text=210412-000", "0001 0002 0003 0004 0005 0006"),
            ("?text=chứng thực", "c0001 c0002"),
            ("?text=xã ví dụ", "c0001 c0002"),
            ("?text=CHỨNG THỰC", "c0001 c0002"),
            ("?text=chung thuc", "c0001 c0002"),
            ("?text=XA VI DU", "c0001 c0002"),
            ("?resultNotReturned=true", "0002 0003 0004 0005 0006 0009 c0001 c0002"),
        })
        {
            var page = await client.GetJsonAsync("/v1/dossiers" + filter);
            Assert.Equal((filter, wanted), (filter, string.Join(' ', page["items"]!.AsArray().Select(i => Short((string)i!["code"]!)).Order(StringComparer.Ordinal))));
        }
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task A_list_comes_as_a_file_too(string format, string type)
    {
        using var client = Program.Client();
        using var answer = await client.GetAsync(new Uri($"/v1/dossiers?apologyOwed=true&format={format}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("ho-so-", answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        var file = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var code in format == "csv" ? (string[])["0006", "0007", "0009", "0012"] : [])
        {
            Assert.Contains(code, file, StringComparison.Ordinal);
        }

        Assert.Equal("400 badFormat", await client.GetOutcomeAsync("/v1/dossiers?format=stone"));
    }

    [Fact]
    public async Task Pages_join_without_gap_or_repetition()
    {
        using var client = Program.Client();
        var codes = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await client.GetJsonAsync("/v1/dossiers?limit=3" + (cursor.Length == 0 ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            codes.AddRange(page["items"]!.AsArray().Select(i => (string)i!["code"]!));
            cursor = (string?)page["next"];
        }

        Assert.Equal(14, codes.Count);
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
    }

    [Theory]
    [InlineData("", "2026-A", 3)]
    [InlineData("&late=true", "2026-A", 20)]
    [InlineData("&agency=H10.07", "hạt giống có dấu", 100)]
    public async Task A_sample_is_the_smallest_hashes_of_seed_and_code(string filter, string seed, int size)
    {
        using var client = Program.Client();
        var codes = (await client.GetJsonAsync("/v1/dossiers?limit=1000" + filter))["items"]!.AsArray().Select(i => (string)i!["code"]!).ToList();
        static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        var sample = await client.GetJsonAsync($"/v1/samples?size={size}&seed={Uri.EscapeDataString(seed)}{filter}");

        Assert.Equal(codes.OrderBy(code => Hash(seed + "\n" + code), StringComparer.Ordinal).Take(size), sample["drawn"]!.AsArray().Select(i => (string)i!["code"]!));
        Assert.Equal((codes.Count, Hash(string.Concat(codes.Select(code => code + "\n")))), ((int)sample["population"]!, (string)sample["populationSha256"]!));
        Assert.Equal("400 badSeed", await client.GetOutcomeAsync("/v1/samples?seed="));
        Assert.Equal("400 badFilter", await client.GetOutcomeAsync("/v1/samples?seed=x&daysLate=3"));
    }

    [Fact]
    public async Task The_longest_overdue_come_first_where_a_list_is_sorted_by_due_date()
    {
        using var client = Program.Client();
        var items = (await client.GetJsonAsync("/v1/dossiers?sort=due"))["items"]!.AsArray().Select(i => ((string?)i!["dueOn"] ?? "9999-01-01", Code: (string)i["code"]!)).ToList();
        Assert.Equal(14, items.Count);
        Assert.Equal(items.Order(), items);
        var paged = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await client.GetJsonAsync("/v1/dossiers?sort=due&limit=1" + (cursor.Length == 0 ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            paged.AddRange(page["items"]!.AsArray().Select(i => (string)i!["code"]!));
            cursor = (string?)page["next"];
        }

        Assert.Equal(items.Select(i => i.Code), paged);
    }

    [Fact]
    public async Task A_token_sees_its_subtree_and_nothing_else()
    {
        using var commune = Program.Client("H10.30.01");
        Assert.Equal(2, (await commune.GetJsonAsync("/v1/dossiers"))["items"]!.AsArray().Count);
        Assert.Equal("403 foreignScope", await commune.GetOutcomeAsync("/v1/dossiers?agency=H10.07"));
        Assert.Equal("403 foreignScope", await commune.GetOutcomeAsync("/v1/reports/ii06a?from=2021-03-15&to=2021-04-30&scope=H10"));
        using var reader = Program.Client("H10", "reader", "reports:read");
        Assert.Equal("403 missingScope", await reader.GetOutcomeAsync("/v1/dossiers"));
    }

    [Theory]
    [InlineData("/v1/dossiers?late=perhaps", "400 badFilter")]
    [InlineData("/v1/dossiers?sort=colour", "400 badSort")]
    [InlineData("/v1/dossiers?sort=due&cursor=soon", "400 badSort")]
    [InlineData("/v1/reports/none?from=2021-03-15&to=2021-04-30", "404 unknownForm")]
    [InlineData("/v1/reports/ii06a?from=2021-03-15", "400 badPeriod")]
    [InlineData("/v1/reports/ii06a?from=2021-05-15&to=2021-04-30", "400 badPeriod")]
    [InlineData("/v1/reports/ii06a?from=2021-03-15&to=2021-04-30&groupBy=colour", "400 badGroupBy")]
    [InlineData("/v1/reports/ii06a?from=2021-03-15&to=2021-04-30&view=rosy", "400 badView")]
    [InlineData("/v1/reports/ii06a?from=2021-03-15&to=2021-04-30&cutoff=999999", "400 cutoffAhead")]
    [InlineData("/v1/reports/ii06a?from=2021-03-15&to=2021-04-30&cutoff=2999-01-01", "400 cutoffAhead")]
    [InlineData("/v1/reports/ii06a?from=2021-03-15&to=2021-04-30&cutoff=soon", "400 badCutoff")]
    [InlineData("/v1/reports/ii06a?from=2021-03-15&to=2021-04-30&format=stone", "400 badFormat")]
    [InlineData("/v1/reports/ii06a/dossiers?from=2021-03-15&to=2021-04-30&row=none&column=3", "404 noSuchCell")]
    public async Task What_cannot_be_answered_is_refused_by_name(string path, string outcome)
    {
        using var client = Program.Client();
        Assert.Equal(outcome, await client.GetOutcomeAsync(path));
    }

    private static string Short(string code) => (code.StartsWith("000.01", StringComparison.Ordinal) ? "c" : "") + code[^4..];
}
