using System.Text.Json.Nodes;
using OneStop.Services.Tests.Demo;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>The description of the API kept in contracts/openapi is the one the program gives of itself.</summary>
public sealed class OpenApiTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>
{
    [Fact]
    public async Task The_kept_document_is_what_the_code_says()
    {
        using var client = province.Program.Anonymous();
        var served = await client.GetJsonAsync("/openapi/dossiers.json");
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Folder, "contracts/openapi/dossiers.json"), TestContext.Current.CancellationToken))!;
        Assert.StartsWith("3.1", (string?)kept["openapi"], StringComparison.Ordinal);
        Assert.True(
            JsonNode.DeepEquals(kept, served),
            "contracts/openapi/dossiers.json is behind the code: dotnet build services/Host -c Release -p:WriteContracts=true");
    }

    [Fact]
    public async Task The_kept_description_of_messages_is_what_the_code_says()
    {
        using var client = province.Program.Anonymous();
        var served = await client.GetStringAsync(new Uri("/asyncapi.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var kept = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Folder, "contracts/asyncapi.json"), TestContext.Current.CancellationToken);
        Assert.True(kept == served, "contracts/asyncapi.json is behind the code: dotnet build services/Host -c Release -p:WriteContracts=true");
    }

    [Fact]
    public async Task Everything_the_program_serves_is_in_one_document()
    {
        using var client = province.Program.Anonymous();
        var paths = (await client.GetJsonAsync("/openapi/v1.json"))["paths"]!.AsObject().Select(p => p.Key).ToList();
        Assert.Contains("/v1/steps", paths);
        Assert.Contains("/v1/public/dossiers/{code}", paths);
        Assert.Contains("/v1/reports/{form}", paths);
    }
}
