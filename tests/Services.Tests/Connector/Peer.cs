using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OneStop.Services.Tests.Connector;

/// <summary>One-stop software that answers a search page by page, well or badly, always the same way for the same number of requests.</summary>
internal sealed class Peer : IAsyncDisposable
{
    public const string Token = "khoa-cua-phan-mem";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(int Page, string From, string To)> _asked = new();
    private readonly Lock _lock = new();

    private Peer(WebApplication app) => _app = app;

    /// <summary>Everything it has.</summary>
    public List<JsonObject> Items { get; } = [];

    /// <summary>Makes an answer bad: by the number of the request, from 1, and the page, from 0. Null = well.</summary>
    public Func<int, int, string?> Trouble { get; set; } = static (_, _) => null;

    /// <summary>What every answer waits for.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    public string Url => _app.Urls.First() + "/tim?nhom=tat-ca";

    /// <summary>What was asked so far.</summary>
    public IReadOnlyList<(int Page, string From, string To)> Asked => [.. _asked];

    public static async Task<Peer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var peer = new Peer(app);
        app.MapGet("/tim", peer.SearchAsync);
        await app.StartAsync();
        return peer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> SearchAsync(HttpContext context, CancellationToken ct)
    {
        if (context.Request.Headers.Authorization != "Bearer " + Token)
        {
            return Results.StatusCode(401);
        }

        var query = context.Request.Query;
        var (page, size) = (int.Parse(query["page"]!, CultureInfo.InvariantCulture), int.Parse(query["size"]!, CultureInfo.InvariantCulture));
        int number;
        lock (_lock)
        {
            _asked.Enqueue((page, query["accepted-from"]!, query["accepted-to"]!));
            number = _asked.Count;
        }

        await Held.WaitAsync(ct);
        var trouble = Trouble(number, page);
        if (trouble == "slow")
        {
            await Task.Delay(TimeSpan.FromSeconds(30), ct);
        }

        var items = Items.Skip(page * size).Take(size).Select(static i => i.DeepClone()).ToList();
        switch (trouble)
        {
            case "500": return Results.StatusCode(500);
            case "otherOrder": items.Reverse(); break;
            case "repeats" when page > 0: items.Add(Items[(page * size) - 1].DeepClone()); break;
            case "short" when items.Count > 2: return Page(items, last: false, items.Count / 2, page, size);
        }

        var whole = Page(items, (page + 1) * size >= Items.Count, items.Count, page, size);
        return trouble == "brokenOff" ? Results.Text(whole.Text[..(whole.Text.Length / 2)], "application/json") : whole;
    }

    private static JsonPage Page(List<JsonNode> items, bool last, int count, int page, int size) => new(new JsonObject
    {
        ["content"] = new JsonArray([.. items.Take(count)]),
        ["last"] = last,
        ["number"] = page,
        ["size"] = size,
        ["numberOfElements"] = count,
    }.ToJsonString());

    private sealed record JsonPage(string Text) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Results.Text(Text, "application/json").ExecuteAsync(httpContext);
    }
}
