using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using OneStop.Contracts.Reports;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary><c>POST /bao-cao/chot</c>: seals the report of a page and shows it in the list; what the checks deny goes to their page, any other refusal to the list by its code.</summary>
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
        return Results.Redirect((answer.Value, answer.Fault?.Code) switch
        {
            ({ }, _) => "/bao-cao/da-chot?xong=chot",
            (_, "checksFailed" and var code) => new Query($"/bao-cao/{Uri.EscapeDataString(command.Form)}/kiem-tra")
                .With("from", period.From).With("to", period.To).With("scope", command.Scope).With("groupBy", command.GroupBy).With("view", command.View)
                .With("cutoff", command.Cutoff).With("template", command.Template).With("loi", code).ToString(),
            (_, var code) => "/bao-cao/da-chot?loi=" + Uri.EscapeDataString(code ?? Fault.Away.Code),
        });
    }
}
