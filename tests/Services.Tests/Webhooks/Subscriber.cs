using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OneStop.Services.Tests.Webhooks;

/// <summary>One request as a subscriber got it.</summary>
internal sealed record Got(byte[] Body, string Signature, string Delivery, int Status)
{
    public IEnumerable<JsonNode> Events => JsonNode.Parse(Body)!["events"]!.AsArray().Select(static e => e!);

    /// <summary>The signature computed by the words of the contract.</summary>
    public bool IsSignedWith(string secret)
    {
        var seconds = Signature.Split(',')[0][2..];
        byte[] text = [.. Encoding.ASCII.GetBytes(seconds + "."), .. Body];
        var signed = HMACSHA256.HashData(Convert.FromBase64String(secret), text);
        return Signature == $"t={seconds},v1={Convert.ToHexStringLower(signed)}"
            && Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - long.Parse(seconds, CultureInfo.InvariantCulture)) < 300;
    }
}

/// <summary>A program outside that takes deliveries, or does not.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Got> _got = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private Subscriber(WebApplication app) => _app = app;

    /// <summary>Says for the n-th request (from 1) with which status it is answered.</summary>
    public Func<int, int> Answer { get; set; } = static _ => 204;

    public string Url => _app.Urls.First() + "/hook";

    /// <summary>Every request so far.</summary>
    public IReadOnlyList<Got> All => [.. _got];

    /// <summary>Events of the deliveries that were taken.</summary>
    public IReadOnlyList<JsonNode> Taken => [.. _got.Where(static g => g.Status < 300).SelectMany(static g => g.Events)];

    public static async Task<Subscriber> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var subscriber = new Subscriber(app);
        app.MapPost("/hook", subscriber.TakeAsync);
        await app.StartAsync();
        return subscriber;
    }

    /// <summary>Waits until so many events have been taken.</summary>
    public async Task UntilTakenAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Taken.Count < count)
        {
            await _arrived.WaitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var status = Answer(_got.Count + 1);
        _got.Enqueue(new Got(body.ToArray(), request.Headers["OneStop-Signature"].ToString(), request.Headers["OneStop-Delivery"].ToString(), status));
        _arrived.Release();
        return Results.StatusCode(status);
    }
}
