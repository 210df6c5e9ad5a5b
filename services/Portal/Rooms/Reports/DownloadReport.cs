using Microsoft.AspNetCore.Http;
using OneStop.Portal.Accounts;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary><c>GET /bao-cao/{form}/tai-ve?format=xlsx&amp;…</c> and <c>/bao-cao/{form}/ho-so/tai-ve</c>: pass the exports of Reports on as they are.</summary>
public static class DownloadReport
{
    public static Task<IResult> RunAsync(HttpContext context, string form, ServiceClient services, NoteReading note) => PassAsync(context, Uri.EscapeDataString(form), services, note);

    /// <summary>The list behind a cell.</summary>
    public static Task<IResult> CellAsync(HttpContext context, string form, ServiceClient services, NoteReading note) =>
        PassAsync(context, Uri.EscapeDataString(form) + "/dossiers", services, note);

    private static async Task<IResult> PassAsync(HttpContext context, string path, ServiceClient services, NoteReading note)
    {
        var question = path + context.Request.QueryString;
        await note.RunAsync(Reading.Export, question, context.RequestAborted);
        return await PassOn.RunAsync(context, services, new Query($"/v1/reports/{question}"));
    }
}
