using System.Globalization;
using System.Net.Http.Headers;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Fuzzing;

/// <summary>
/// How much is tried, and what each trial must be answered with. <c>ONESTOP_FUZZ_INPUTS</c> sets how many inputs each test makes,
/// <c>ONESTOP_FUZZ_SEED</c> which: a failure names the seed that makes the input again.
/// </summary>
internal static class FuzzRun
{
    private const int InputsDefault = 600;
    private const int SeedDefault = 20_210_412;

    public static int Inputs => Setting("ONESTOP_FUZZ_INPUTS", InputsDefault);

    private static int Seed => Setting("ONESTOP_FUZZ_SEED", SeedDefault);

    /// <summary>Tries inputs made from successive seeds; fails with the first answers that are no answers.</summary>
    /// <param name="count">How many.</param>
    /// <param name="trial">Makes and sends the input of a seed; null, or what was wrong with the answer.</param>
    public static async Task TryAsync(int count, Func<Mutations, Task<string?>> trial)
    {
        var wrong = new List<string>();
        for (var i = 0; i < count && wrong.Count < 20; i++)
        {
            if (await trial(new Mutations(Seed + i)) is { } what)
            {
                wrong.Add($"seed {Seed + i}: {what}");
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{count} inputs from seed {Seed}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Posts bytes; what came back.</summary>
    public static async Task<(int Status, string Body)> PostAsync(HttpClient client, string path, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Whatever was sent, the program still takes a sound line, its figures reach the head, and its cells are the sum of its facts.</summary>
    public static async Task StillSoundAsync(HttpClient client)
    {
        Assert.Equal("1/0/0", (await client.PostAsync(Steps.Received(Steps.NewDossier()))).Counts());
        await Reports.ExampleProgram.ReachAsync(client);
        var (outcome, recount) = await client.SendAsync(HttpMethod.Post, "/v1/recount", null);
        Assert.Equal("200", outcome);
        Assert.True((long)recount["differences"]! == 0, recount.ToJsonString());
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
