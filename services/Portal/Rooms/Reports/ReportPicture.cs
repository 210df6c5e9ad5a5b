using Microsoft.AspNetCore.Http;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary><c>GET /bao-cao/{form}/bieu-do/{chart}?…</c>: passes a picture of Reports on as it is.</summary>
public static class ReportPicture
{
    public static Task<IResult> RunAsync(HttpContext context, string form, string chart, ServiceClient services)
    {
        ArgumentNullException.ThrowIfNull(context);
        return PassOn.RunAsync(context, services, new Query($"/v1/reports/{Uri.EscapeDataString(form)}/charts/{Uri.EscapeDataString(chart)}{context.Request.QueryString}"));
    }
}
