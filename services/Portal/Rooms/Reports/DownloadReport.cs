using Microsoft.AspNetCore.Http;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary><c>GET /bao-cao/{form}/tai-ve?format=xlsx&amp;…</c>: passes the export of Reports on as it is, asked in the name of the person who downloads.</summary>
public static class DownloadReport
{
    public static async Task<IResult> RunAsync(HttpContext context, string form, ServiceClient services)
    {
        var answer = await services.DownloadAsync(new Query($"/v1/reports/{Uri.EscapeDataString(form)}{context.Request.QueryString}"));
        if (answer is null)
        {
            return Results.Text(Fault.Away.Detail, "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        context.Response.RegisterForDispose(answer);
        context.Response.StatusCode = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentDisposition is { } disposition)
        {
            context.Response.Headers.ContentDisposition = disposition.ToString();
        }

        return Results.Stream(await answer.Content.ReadAsStreamAsync(context.RequestAborted), answer.Content.Headers.ContentType?.ToString());
    }
}
