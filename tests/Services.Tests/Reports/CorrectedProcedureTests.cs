using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>A correction moves a dossier to another procedure's row; its due date still follows from the procedure it was received under (ruling 25).</summary>
public sealed class CorrectedProcedureTests(ExampleFixture example) : IClassFixture<ExampleFixture>
{
    private const string Code = "000.00.07.H10-210405-0777";

    [Fact]
    public async Task When_the_catalogue_learns_the_first_procedure_the_corrected_dossier_gets_its_due_date()
    {
        using var officer = example.Program.Client("H10.07", "officer");
        using var decider = example.Program.Client("H10", "decider");
        using var everyone = example.Program.Client();
        await officer.PostAsync(Steps.Received(Code, s => (s["id"], s["occurredAt"], s["data"]) = (
            "r-777", "2021-04-05T08:15:00+07:00", new JsonObject { ["procedure"] = "7.777777", ["channel"] = "direct" })));
        await officer.PostAsync(Steps.Line("corrected", Code, s => (s["id"], s["officer"], s["data"]) = ("c-777", "u1", new JsonObject
        {
            ["entry"] = new JsonObject { ["source"] = "test", ["id"] = "r-777" },
            ["shouldSay"] = new JsonObject { ["procedure"] = "1.004949" },
            ["evidence"] = new JsonObject { ["number"] = "7/BB", ["date"] = "2021-05-03" },
            ["approvedBy"] = "u2",
        })));
        Assert.Equal("200", (await decider.SendAsync(HttpMethod.Post, "/v1/corrections/c-777/decision", new JsonObject { ["decision"] = "accepted" })).Outcome);
        Assert.Equal("200", (await everyone.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", JsonNode.Parse("""
            [{"code":"7.777777","name":"Thủ tục ba ngày","field":{"code":"G14-LD1","name":"Việc làm"},"administrativeLevel":"province","limit":{"amount":3,"unit":"workingDays"},"serviceLevel":"full"}]
            """))).Outcome);
        await ExampleProgram.ReachAsync(everyone);

        var lookedUp = (string?)(await everyone.GetJsonAsync($"/v1/dossiers/{Code}"))["dueOn"];
        Assert.Equal("2021-04-08", lookedUp);
        var listed = (await everyone.GetJsonAsync($"/v1/reports/ii06a/dossiers?from=2021-04-05&to=2021-04-05&groupBy=procedure&row=1.004949&column=3"))["items"]!.AsArray();
        Assert.Equal(lookedUp, (string?)Assert.Single(listed, i => (string?)i!["code"] == Code)!["dueOn"]);
    }
}
