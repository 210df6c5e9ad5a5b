using Microsoft.AspNetCore.Http;
using OneStop.Portal.Accounts;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary><c>GET /bao-cao/da-chot/tep?id=…&amp;format=xlsx</c>: passes a file of a filed report on as it is.</summary>
public static class DownloadSealed
{
    public static async Task<IResult> RunAsync(HttpContext context, string id, string format, ServiceClient services, NoteReading note)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(note);
        var file = $"{Uri.EscapeDataString(id)}/files/{Uri.EscapeDataString(format)}";
        await note.RunAsync(Reading.Export, file, context.RequestAborted);
        return await PassOn.RunAsync(context, services, new Query($"/v1/sealed-reports/{file}"));
    }
}
