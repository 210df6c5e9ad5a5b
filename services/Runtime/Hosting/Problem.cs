using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// An error answer: <c>application/problem+json</c> with <c>type</c>, <c>title</c>, <c>status</c>, <c>code</c> (stable, for programs),
/// <c>detail</c> (a sentence for people) and what else the case needs. It never holds personal data.
/// </summary>
public sealed class Problem : IResult, IStatusCodeHttpResult
{
    private readonly JsonObject _body;
    private readonly TimeSpan? _retryAfter;

    private Problem(int status, JsonObject body, TimeSpan? retryAfter)
    {
        Status = status;
        _body = body;
        _retryAfter = retryAfter;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The stable code.</summary>
    public string Code => (string)_body["code"]!;

    /// <summary>The sentence.</summary>
    public string Detail => (string)_body["detail"]!;

    int? IStatusCodeHttpResult.StatusCode => Status;

    /// <summary>The answer.</summary>
    /// <param name="status">An HTTP status from 400.</param>
    /// <param name="code">The stable code, as <c>missingScope</c>.</param>
    /// <param name="detail">One sentence.</param>
    /// <param name="extensions">Further members, values as JSON writes them.</param>
    /// <param name="retryAfter">Sent as the header <c>Retry-After</c>, in whole seconds, rounded up.</param>
    public static Problem Of(
        int status,
        string code,
        string detail,
        IReadOnlyDictionary<string, object?>? extensions = null,
        TimeSpan? retryAfter = null)
    {
        var body = new JsonObject
        {
            ["type"] = $"urn:onestop:problem:{code}",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["code"] = code,
            ["detail"] = detail,
        };
        foreach (var (name, value) in extensions ?? new Dictionary<string, object?>())
        {
            body[name] = JsonSerializer.SerializeToNode(value, WireJson.Options);
        }

        return new(status, body, retryAfter);
    }

    /// <summary>Writes it.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        if (_retryAfter is { } wait)
        {
            response.Headers.RetryAfter = $"{(int)Math.Ceiling(wait.TotalSeconds)}";
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(_body, WireJson.Options), httpContext.RequestAborted);
        }
    }
}
