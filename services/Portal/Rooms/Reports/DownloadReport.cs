using Microsoft.AspNetCore.Http;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary><c>GET /bao-cao/{form}/tai-ve?format=xlsx&amp;…</c>: passes the export of Reports on as it is.</summary>
public static class DownloadReport
{
    public static Task<IResult> RunAsync(HttpContext context, string form, ServiceClient services) =>
        PassOn.RunAsync(context, services, new Query($"/v1/reports/{Uri.EscapeDataString(form)}{context.Request.QueryString}"));
}
