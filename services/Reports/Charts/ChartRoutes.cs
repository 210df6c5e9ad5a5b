using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Charts;

/// <summary><c>GET /v1/reports/{form}/charts/{chart}</c>: a picture of a report, made here, so that paper and screen show the same.</summary>
internal static class ChartRoutes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/reports/{form}/charts/{chart}", HandleAsync)
        .WithName("drawReport")
        .WithTags("reports")
        .WithSummary("Biểu đồ SVG của báo cáo: by-month (tỷ lệ đúng hạn theo tháng), by-agency (theo cơ quan)")
        .Produces<string>(StatusCodes.Status200OK, "image/svg+xml")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> HandleAsync(
        string form, string chart, HttpContext context, Access access, ReportForms forms, OpenQuestion questions, CancellationToken ct)
    {
        if (forms.Find(form) is not { } found || !ChartRates.Has(found) || chart is not ("by-month" or "by-agency"))
        {
            return Problem.Of(404, "unknownChart", $"Biểu {form} không có biểu đồ {chart}.");
        }

        var (opened, refused) = await questions.ReadAsync(found, context.Request.Query, access, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var question = opened.Question;
            var drawing = chart == "by-month" ? await ChartRates.ByMonthAsync(found, question, ct) : await ChartRates.ByAgencyAsync(found, question, ct);
            return Results.Bytes(Encoding.UTF8.GetBytes(drawing.Svg), "image/svg+xml; charset=utf-8");
        }
    }
}
