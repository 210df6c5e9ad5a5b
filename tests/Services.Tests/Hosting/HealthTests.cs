using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Hosting;

/// <summary>What the program answers whatever it serves.</summary>
public sealed class HealthTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_answers_without_a_token(string path)
    {
        using var client = program.Anonymous();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("X-Ledger-Head"));
        Assert.True(answer.Headers.Contains("X-Lag-Seconds"));
    }

    [Fact]
    public async Task An_unknown_path_is_a_problem_with_a_code()
    {
        using var client = program.Client();
        using var answer = await client.GetAsync(new Uri("/v1/nothing-here", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.Equal("notFound", (string?)problem!["code"]);
    }
}
