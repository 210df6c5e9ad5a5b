using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Lists;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Forms;

/// <summary>The procedures behind a cell that counts procedures (ruling 35).</summary>
internal static class FormRoutes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/reports/{form}/procedures", ProceduresAsync)
        .WithName("listReportProcedures")
        .WithTags("reports")
        .WithSummary("Đúng những thủ tục mà một ô của báo cáo đếm")
        .Produces<Page<ProcedureItem>>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> ProceduresAsync(
        string form, HttpContext context, Access access, ReportForms forms, OpenQuestion questions, CancellationToken ct)
    {
        var query = context.Request.Query;
        if (forms.Find(form) is not { } asked || asked is not ICountProcedures found)
        {
            return Problem.Of(404, "unknownForm", $"Không có biểu {form} đếm thủ tục.");
        }

        if (query["row"].FirstOrDefault() is not { Length: > 0 } row || query["column"].FirstOrDefault() is not { Length: > 0 } column)
        {
            return Problem.Of(400, "badCell", "Cần row và column.");
        }

        var (writer, json) = forms.WriterFor(context.Request);
        if (writer is null && !json)
        {
            return Problem.Of(400, "badFormat", $"format là json hoặc {string.Join(", ", forms.Formats)}.");
        }

        var (opened, refused) = await questions.ReadAsync(asked, query, access, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var question = opened.Question;
            if (await found.ProceduresAsync(question, row, column, ct) is not { } procedures)
            {
                return Problem.Of(404, "noSuchCell", $"Biểu {form} không có ô {row} / {column} đếm thủ tục.");
            }

            if (writer is not null)
            {
                return await ReportRoutes.FileAsync(writer, PrintList.Of(procedures, form, ReportRoutes.CellWords(form, row, column), question), $"{form}-thu-tuc", question, ct);
            }

            var page = ReportRoutes.PageOf(query);
            var after = procedures.SkipWhile(p => page.Cursor is { } c && string.CompareOrdinal(p.Code, c) <= 0).Take(page.Limit + 1).ToList();
            var here = after.Take(page.Limit).Select(p => new ProcedureItem(p.Code, p.Name, p.FieldCode, p.FieldName, p.EffectiveFrom)).ToList();
            return Results.Json(new Page<ProcedureItem>(here, after.Count > page.Limit ? here[^1].Code : null), WireJson.Options);
        }
    }
}
