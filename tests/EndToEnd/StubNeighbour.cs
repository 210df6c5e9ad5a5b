using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OneStop.EndToEnd;

/// <summary>Software next door: takes events, or does not, and answers a search with two dossiers.</summary>
internal sealed class StubNeighbour : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubNeighbour(WebApplication app) => _app = app;

    /// <summary>The status with which a delivery is answered.</summary>
    public int Answer { get; set; } = 204;

    public string Url => _app.Urls.First();

    public static async Task<StubNeighbour> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new StubNeighbour(builder.Build());
        stub._app.MapPost("/nhan", () => Results.StatusCode(stub.Answer));
        stub._app.MapGet("/tim", () => Results.Text(Page().ToJsonString(), "application/json"));
        await stub._app.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static JsonObject Page() => new() { ["last"] = true, ["content"] = new JsonArray(Item("000.00.07.H10-220512-7101", 2), Item("000.00.07.H10-220512-7102", 77)) };

    private static JsonObject Item(string code, int status) => new()
    {
        ["code"] = code,
        ["dossierStatus"] = new JsonObject { ["id"] = status },
        ["procedure"] = new JsonObject { ["code"] = "1.004949" },
        ["agency"] = new JsonObject { ["code"] = "000.00.07.H10", ["name"] = "Sở Lao động" },
        ["acceptedDate"] = "2022-05-12T08:15:00.000+0700",
        ["appointmentDate"] = "2022-05-27T17:00:00.000+0700",
    };
}
