using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>The program with a small province in its catalogue: a department, a district with a commune, four procedures.</summary>
public sealed class ProvinceProgram : IAsyncLifetime
{
    /// <summary>The program.</summary>
    public RunningProgram Program { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Program.InitializeAsync();
        await DeclareAsync(Program);
    }

    /// <summary>Puts the small province into the catalogue of a program.</summary>
    public static async Task DeclareAsync(RunningProgram program)
    {
        var catalogue = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "example", "catalogue.json")))!;
        using var client = program.Client();
        foreach (var kind in (string[])["agencies", "procedures"])
        {
            var (outcome, body) = await client.SendAsync(HttpMethod.Put, $"/v1/catalogue/{kind}", catalogue[kind]!.DeepClone());
            Assert.True(outcome == "200", body.ToJsonString());
        }
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
