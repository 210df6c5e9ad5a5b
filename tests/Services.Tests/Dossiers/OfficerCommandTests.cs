using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Core.WorkingTime;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>What officers do here: each guard refuses with its own name and its numbers.</summary>
public sealed class OfficerCommandTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client("H10.07", "u17");
    private readonly string _dossier = Steps.NewDossier();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task An_apology_after_the_latest_day_is_issued_and_noted_as_late()
    {
        await _client.PostAsync(Steps.Received(_dossier));
        var (outcome, taken) = await ApologiseAsync("N4", NextWorkingDay());
        Assert.Equal("200", outcome);
        Assert.Contains("Xin lỗi muộn", (string)taken["notes"]![0]!, StringComparison.Ordinal);
        var apology = Assert.Single((await _client.GetJsonAsync("/v1/dossiers/" + _dossier))["apologies"]!.AsArray())!;
        Assert.Equal("N4", (string?)apology["reason"]);
        Assert.Equal("2021-04-27", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + _dossier))["dueOn"]);
    }

    [Theory]
    [InlineData(null, "2099-04-15", null, "400 reasonMissing")]
    [InlineData("N99", "2099-04-15", null, "400 badReason")]
    [InlineData("N4", null, null, "409 newDateMissing")]
    [InlineData("N4", "2021-04-27", "2021-04-26", "409 newDateNotAfterDue")]
    [InlineData("N4", "2021-05-05", "2021-05-05", "409 newDateNotAfterDocument")]
    [InlineData("N4", "2021-05-08", "2021-04-26", "409 newDateNotWorkingDay")]
    [InlineData("N4", "2099-04-15", "2099-04-14", "409 documentInFuture")]
    public async Task An_unsound_apology_is_refused(string? reason, string? newDate, string? documentOn, string refusal)
    {
        await _client.PostAsync(Steps.Received(_dossier));
        Assert.Equal(refusal, (await ApologiseAsync(reason, newDate, documentOn)).Outcome);
    }

    [Fact]
    public async Task Nobody_promises_a_second_date()
    {
        await _client.PostAsync(Steps.Received(_dossier));
        await ApologiseAsync("N4", "2021-05-05", "2021-04-26");
        Assert.Equal("409 secondAppointment", (await ApologiseAsync("N4", "2021-05-06", "2021-05-04")).Outcome);
        Assert.Equal("200", (await ApologiseAsync("N4", null, "2021-05-04")).Outcome);
    }

    [Fact]
    public async Task A_reason_needs_a_late_dossier_a_known_code_and_words_for_N12()
    {
        await _client.PostAsync(Steps.Received(_dossier));
        Assert.Equal("400 badReason", (await ReasonAsync("N0")).Outcome);
        Assert.Equal("400 badReason", (await ReasonAsync("N1 ")).Outcome);
        Assert.Equal("400 textMissing", (await ReasonAsync("N12")).Outcome);
        Assert.Equal("200", (await ReasonAsync("N5")).Outcome);
        var reason = Assert.Single((await _client.GetJsonAsync("/v1/dossiers/" + _dossier))["reasons"]!.AsArray())!;
        Assert.Equal("N5", (string?)reason["code"]);

        var future = Steps.NewDossier();
        await _client.PostAsync(Steps.Received(future, step => step["data"]!["appointmentOn"] = "2099-01-05"));
        Assert.Equal("409 notLate", (await _client.SendAsync(HttpMethod.Post, $"/v1/dossiers/{future}/reasons", new JsonObject { ["code"] = "N5", ["primary"] = true })).Outcome);
    }

    [Fact]
    public async Task A_step_entered_by_hand_carries_the_officer()
    {
        await _client.PostAsync(Steps.Received(_dossier));
        var step = new JsonObject { ["type"] = "handedOver", ["occurredAt"] = "2021-04-12T09:00:00", ["data"] = new JsonObject { ["toUnit"] = "Phòng Việc làm" } };
        Assert.Equal("200", (await _client.SendAsync(HttpMethod.Post, $"/v1/dossiers/{_dossier}/steps", step)).Outcome);
        var entry = (await _client.GetJsonAsync($"/v1/dossiers/{_dossier}/entries"))["items"]![1]!["body"]!;
        Assert.Equal("officer u17 H10.07", $"{entry["source"]} {entry["officer"]} {entry["agency"]}");
    }

    [Theory]
    [InlineData("handedOver", "404 dossierNotFound")]
    [InlineData("received", "200")]
    public async Task Only_a_reception_begins_a_dossier(string type, string outcome)
    {
        var step = new JsonObject { ["type"] = type, ["data"] = new JsonObject { ["procedure"] = "1.004949" } };
        Assert.Equal(outcome, (await _client.SendAsync(HttpMethod.Post, $"/v1/dossiers/{Steps.NewDossier()}/steps", step)).Outcome);
    }

    [Fact]
    public async Task A_system_type_is_not_entered_by_hand()
    {
        await _client.PostAsync(Steps.Received(_dossier));
        Assert.Equal("400 systemType", (await _client.SendAsync(HttpMethod.Post, $"/v1/dossiers/{_dossier}/steps", new JsonObject { ["type"] = "dossierLate" })).Outcome);
    }

    private static string NextWorkingDay()
    {
        var day = VietnamTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day is { Month: 1, Day: 1 })
        {
            day = day.AddDays(1);
        }

        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private Task<(string Outcome, JsonObject Body)> ApologiseAsync(string? reason, string? newDate, string? documentOn = null) =>
        _client.SendAsync(HttpMethod.Post, $"/v1/dossiers/{_dossier}/apologies", new JsonObject { ["reason"] = reason, ["newAppointmentOn"] = newDate, ["documentOn"] = documentOn });

    private Task<(string Outcome, JsonObject Body)> ReasonAsync(string code) =>
        _client.SendAsync(HttpMethod.Post, $"/v1/dossiers/{_dossier}/reasons", new JsonObject { ["code"] = code, ["primary"] = true });
}
