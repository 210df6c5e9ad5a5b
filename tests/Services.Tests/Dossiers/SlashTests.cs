using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>Codes and ids with a slash, as local software writes them, are reached by their routes when the slash is escaped.</summary>
public sealed class SlashTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();
    private readonly string _dossier = "HS/2021/" + Steps.NewDossier();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("/entries")]
    [InlineData("/personal")]
    public async Task A_dossier_is_found_by_its_code(string part)
    {
        await _client.PostAsync(Steps.Received(_dossier, step => step["data"]!["applicant"] = new JsonObject { ["name"] = "Nguyễn Văn Mẫu" }));
        foreach (var escaped in (string[])[Uri.EscapeDataString(_dossier), _dossier.Replace("/", "%2f", StringComparison.Ordinal)])
        {
            Assert.Equal("200", await _client.GetOutcomeAsync($"/v1/dossiers/{escaped}{part}"));
        }
    }

    [Fact]
    public async Task Anybody_finds_it_too_and_a_code_with_a_percent_sign_stays_itself()
    {
        await _client.PostAsync(Steps.Received(_dossier));
        using var nobody = province.Program.Anonymous();
        Assert.Equal(_dossier, (string?)(await nobody.GetJsonAsync("/v1/public/dossiers/" + Uri.EscapeDataString(_dossier)))["code"]);
        var percent = "100%-" + Steps.NewDossier();
        await _client.PostAsync(Steps.Received(percent));
        Assert.Equal(percent, (string?)(await _client.GetJsonAsync("/v1/dossiers/" + Uri.EscapeDataString(percent)))["code"]);
    }

    [Fact]
    public async Task A_correction_is_previewed_and_decided_by_its_id()
    {
        var (first, id) = ("first/" + _dossier, "correction/" + _dossier);
        using var claimant = province.Program.Client("H10.07", "claimant");
        using var decider = province.Program.Client("H10", "decider");
        await claimant.PostAsync(Steps.Received(_dossier, step => step["id"] = first));
        await claimant.PostAsync(Steps.Line("corrected", _dossier, step =>
        {
            step["id"] = id;
            step["officer"] = "u5";
            step["data"] = new JsonObject
            {
                ["entry"] = new JsonObject { ["source"] = "test", ["id"] = first },
                ["shouldSay"] = new JsonObject { ["channel"] = "direct" },
                ["evidence"] = new JsonObject { ["number"] = "12/BB", ["date"] = "2021-04-13" },
                ["approvedBy"] = "u9",
            };
        }));
        var path = "/v1/corrections/" + Uri.EscapeDataString(id);
        Assert.Equal(["channel"], (await decider.GetJsonAsync(path + "/preview"))["changed"]!.AsArray().Select(c => (string)c!));
        Assert.Equal("200", (await decider.SendAsync(HttpMethod.Post, path + "/decision", new JsonObject { ["decision"] = "accepted" })).Outcome);
    }
}
