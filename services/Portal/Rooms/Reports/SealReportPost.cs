using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using OneStop.Contracts.Reports;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary><c>POST /bao-cao/chot</c>: seals the report of a page and shows it in the list; a refusal goes there too, by its code.</summary>
public static class SealReportPost
{
    public static async Task<IResult> RunAsync(HttpContext context, IAntiforgery antiforgery, ServiceClient services)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.Redirect("/bao-cao/da-chot");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (Period.Read(form["from"], form["to"]) is not { } period)
        {
            return Results.Redirect("/bao-cao/da-chot?loi=badPeriod");
        }

        var command = new SealReport(
            form["form"].ToString(), period.From, period.To, Wire.Text(form["scope"]), Wire.Text(form["groupBy"]), Wire.Text(form["view"]), Cutoff: Wire.Text(form["cutoff"]),
            Template: Wire.Text(form["template"]));
        var answer = await services.TellReportsAsync<ReportSealed>(HttpMethod.Post, "/v1/sealed-reports", command);
        return Results.Redirect(answer.Value is not null
            ? "/bao-cao/da-chot?xong=chot"
            : "/bao-cao/da-chot?loi=" + Uri.EscapeDataString(answer.Fault?.Code ?? Fault.Away.Code));
    }
}
