using Microsoft.AspNetCore.Http;

namespace OneStop.Portal.Api;

/// <summary>Passes an answer of Reports on as it is (exports, papers), asked in the name of the person who downloads.</summary>
public static class PassOn
{
    /// <summary>The status, type, name and bytes of the answer; 503 with a sentence where Reports is away.</summary>
    public static async Task<IResult> RunAsync(HttpContext context, ServiceClient services, Query query)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(services);
        var answer = await services.DownloadAsync(query);
        if (answer is null)
        {
            return Results.Text(Fault.Away.Detail, "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        context.Response.RegisterForDispose(answer);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (answer.Content.Headers.ContentDisposition is { } disposition)
        {
            context.Response.Headers.ContentDisposition = disposition.ToString();
        }

        return Results.Stream(await answer.Content.ReadAsStreamAsync(context.RequestAborted), answer.Content.Headers.ContentType?.ToString());
    }
}
