using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Sealing;

/// <summary><c>GET /v1/reports/{form}/checks</c>: what filing would say of a report, without filing it.</summary>
internal static class CheckRoutes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/reports/{form}/checks", HandleAsync)
        .WithName("checkReport")
        .WithTags("reports")
        .WithSummary("Kiểm tra chéo trước khi chốt: mỗi quy tắc, còn giữ hay không, và câu nói rõ dòng nào sai")
        .Produces<ReportChecks>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> HandleAsync(
        string form, HttpContext context, Access access, ReportForms forms, OpenQuestion questions, CancellationToken ct)
    {
        if (forms.Find(form) is not { } found)
        {
            return Problem.Of(404, "unknownForm", $"Không có biểu {form}.");
        }

        var (opened, refused) = await questions.ReadAsync(found, context.Request.Query, access, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var question = opened.Question;
            var checks = await CheckReport.RunAsync(found, await found.AnswerAsync(question, ct), question, ct);
            return Results.Json(new ReportChecks(form, question.CutOff.AsOf, checks.All(c => c.Holds), checks), WireJson.Options);
        }
    }
}
