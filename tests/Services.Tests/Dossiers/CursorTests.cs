using System.Buffers.Text;
using System.Text;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>A cursor that no list gave is a bad request, never a fault and never another page.</summary>
public sealed class CursorTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>
{
    private static readonly string[] Cursors =
    [
        "9223372036854775807~x", "9223372036854775807", "-1", "x", "ZZZZ",
        Base64Url.EncodeToString("[\"9223372036854775807\",\"x\",\"x\"]"u8), Base64Url.EncodeToString("[null,null]"u8), Base64Url.EncodeToString("[\"\\u0000\"]"u8), Base64Url.EncodeToString("[]"u8),
    ];

    [Theory]
    [InlineData("/v1/explanations")]
    [InlineData("/v1/corrections")]
    [InlineData("/v1/catalogue/agencies")]
    [InlineData("/v1/quarantine")]
    [InlineData("/v1/national/aliases")]
    [InlineData("/v1/national/flags")]
    [InlineData("/v1/sealed-reports")]
    public async Task An_odd_cursor_is_refused(string list)
    {
        using var client = province.Program.Client();
        foreach (var cursor in Cursors)
        {
            Assert.Equal((cursor, "400 badCursor"), (cursor, await client.GetOutcomeAsync($"{list}?cursor={cursor}")));
        }

        Assert.Equal("200", await client.GetOutcomeAsync(list + "?cursor="));
    }

    [Fact]
    public async Task Claims_of_the_same_moment_and_id_follow_one_another_over_pages()
    {
        using var client = province.Program.Client();
        var (dossier, id) = (Steps.NewDossier(), Guid.NewGuid().ToString());
        var body = new StringBuilder(Steps.Received(dossier));
        for (var source = 1; source <= 3; source++)
        {
            body.Append('\n').Append(Steps.Line("corrected", dossier, step =>
            {
                (step["source"], step["id"]) = ($"s{source}", id);
                step["data"] = System.Text.Json.Nodes.JsonNode.Parse("""{"entry":{"source":"test","id":"x"},"shouldSay":{"channel":"direct"},"evidence":{"number":"1","date":"2021-04-13"},"approvedBy":"u2"}""");
            }));
        }

        await client.PostAsync(body.ToString());
        var found = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await client.GetJsonAsync($"/v1/corrections?dossier={dossier}&limit=1&cursor={Uri.EscapeDataString(cursor)}");
            found.AddRange(page["items"]!.AsArray().Select(static i => (string)i!["source"]!));
            cursor = (string?)page["next"];
        }

        Assert.Equal(["s1", "s2", "s3"], found);
    }
}
