using Microsoft.AspNetCore.Http;
using OneStop.Portal.Accounts;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary><c>GET /bao-cao/{form}/tai-ve?format=xlsx&amp;…</c>: passes the export of Reports on as it is.</summary>
public static class DownloadReport
{
    public static async Task<IResult> RunAsync(HttpContext context, string form, ServiceClient services, NoteReading note)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(note);
        var question = $"{Uri.EscapeDataString(form)}{context.Request.QueryString}";
        await note.RunAsync(Reading.Export, question, context.RequestAborted);
        return await PassOn.RunAsync(context, services, new Query($"/v1/reports/{question}"));
    }
}
