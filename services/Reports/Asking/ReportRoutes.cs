using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Charts;
using OneStop.Reports.Comparing;
using OneStop.Reports.Figures;
using OneStop.Reports.Forms;
using OneStop.Reports.Lists;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Asking;

/// <summary><c>GET /v1/reports/{form}</c> and the dossiers behind its cells.</summary>
internal static class ReportRoutes
{
    public const int LimitDefault = 100;
    public const int LimitMax = 1000;

    /// <summary>Dossiers in one file at most.</summary>
    public const int FileItemsMax = 200_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/reports/{form}", AnswerAsync)
            .WithName("readReport")
            .WithTags("reports")
            .WithSummary("Báo cáo theo biểu mẫu, tại một kỳ và một thời điểm chốt")
            .Produces<CellReport>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        app.MapGet("/v1/reports/{form}/dossiers", DossiersAsync)
            .WithName("listReportCell")
            .WithTags("reports")
            .WithSummary("Đúng những hồ sơ mà một ô của báo cáo đếm")
            .Produces<Page<DossierItem>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The bytes of an answer: the same for the same answer, whoever writes them.</summary>
    public static byte[] BytesOf(ReportAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), WireJson.Options);

    private static async Task<IResult> AnswerAsync(
        string form, HttpContext context, Access access, ReportForms forms, OpenQuestion questions, CancellationToken ct)
    {
        if (forms.Find(form) is not { } found)
        {
            return UnknownForm(form);
        }

        var (writer, json) = forms.WriterFor(context.Request);
        if (writer is null && !json)
        {
            return Problem.Of(400, "badFormat", $"format là json hoặc {string.Join(", ", forms.Formats)}.");
        }

        var (beside, unknown) = BesidePeriods.Read(context.Request.Query["compareWith"]);
        if (beside is null)
        {
            return Problem.Of(400, "badCompareWith", $"compareWith là {string.Join(", ", BesidePeriods.Names)}; không có {unknown}.");
        }

        var (opened, refused) = await questions.ReadAsync(found, context.Request.Query, access, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var question = opened.Question;
            if (BesidePeriods.Of(question.From, question.To, beside) is not { } periods)
            {
                return Problem.Of(400, "badCompareWith", $"Không có kỳ nào như vậy từ ngày {VietnameseFormat.Date(RawQuestion.Earliest)} đến trước kỳ này.");
            }

            if (writer is null && found is IPageRows && context.Request.Query.ContainsKey("limit"))
            {
                question = question with { Page = PageOf(context.Request.Query) };
            }

            if (writer is IWriteRows rows && found is IPageRows register)
            {
                return await StreamAsync(rows, register, question, context.Response, ct);
            }

            var answer = await BesidePeriods.AddAsync(found, await found.AnswerAsync(question, ct), question, periods, ct);
            return writer is null
                ? Results.Bytes(BytesOf(answer), "application/json; charset=utf-8")
                : await FileAsync(writer, await PrintedAsync(found, answer, question, context.Request.Query["charts"] == "true", ct), found.Name, question, ct);
        }
    }

    /// <summary>A file of rows, written as they are read: the first of a year's register are there before the last are looked at.</summary>
    private static async Task<IResult> StreamAsync(IWriteRows writer, IPageRows form, ReportQuestion question, HttpResponse response, CancellationToken ct)
    {
        await using var pieces = form.PrintRowsAsync(question, ct).GetAsyncEnumerator(ct);
        var more = await pieces.MoveNextAsync();
        response.ContentType = writer.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename={FileName(form.Name, question.From, question.To, writer.Format)}";
        await response.Body.WriteAsync(writer.Head(form.PrintedColumns), ct);
        for (; more; more = await pieces.MoveNextAsync())
        {
            await response.Body.WriteAsync(writer.Rows(pieces.Current), ct);
        }

        return Results.Empty;
    }

    /// <summary>The table of an answer, with its pictures behind it where they were asked for (<c>charts=true</c>).</summary>
    private static async Task<Core.Reports.Table> PrintedAsync(IReportForm form, ReportAnswer answer, ReportQuestion question, bool withCharts, CancellationToken ct)
    {
        var table = BesideNotes.Under(form.Print(answer, question), answer);
        return withCharts ? table with { Drawings = await ChartRates.OfAsync(form, question, ct) } : table;
    }

    /// <summary>A table as a file in one format; 501 <c>formatUnavailable</c> where this machine cannot write it.</summary>
    public static Task<IResult> FileAsync(IReportWriter writer, Core.Reports.Table table, string form, ReportQuestion question, CancellationToken ct) =>
        FileAsync(writer, table, FileName(form, question.From, question.To, writer.Format), ct);

    /// <summary>The same under a name of its own.</summary>
    public static async Task<IResult> FileAsync(IReportWriter writer, Core.Reports.Table table, string name, CancellationToken ct)
    {
        using var file = new MemoryStream();
        try
        {
            await writer.WriteAsync(table, file, ct);
        }
        catch (NotSupportedException absent)
        {
            return Problem.Of(501, "formatUnavailable", absent.Message);
        }

        return Results.File(file.ToArray(), writer.ContentType, name);
    }

    /// <summary>What the file of a report is called.</summary>
    public static string FileName(string form, DateOnly from, DateOnly to, string format) =>
        string.Create(CultureInfo.InvariantCulture, $"{form}-{from:yyyyMMdd}-{to:yyyyMMdd}.{format}");

    private static async Task<IResult> DossiersAsync(
        string form, HttpContext context, Access access, ReportForms forms, OpenQuestion questions, OpenCell cells, IFormSource source, CancellationToken ct)
    {
        var query = context.Request.Query;
        if (forms.Find(form) is not { } found)
        {
            return UnknownForm(form);
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

        var (opened, refused) = await questions.ReadAsync(found, query, access, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var question = opened.Question;
            var page = writer is null ? PageOf(query) : new PageRequest(FileItemsMax, null);
            var listed = await cells.OfAsync(found, question, row, column, page, ct)
                ?? (row == ListLeftOut.Row || found is ICountColumns ? await ListLeftOut.OfAsync(source, question, row, column, page, ct) : null);
            return listed switch
            {
                null => Problem.Of(404, "noSuchCell", $"Biểu {form} không có ô {row} / {column} trong kỳ này."),
                _ when writer is null => Results.Json(listed, WireJson.Options),
                _ => await FileAsync(writer, PrintList.Of(listed.Items, form, CellWords(form, row, column), question), $"{form}-ho-so", question, ct),
            };
        }
    }

    /// <summary>Which cell a list stands behind, for its paper.</summary>
    public static string CellWords(string form, string row, string column) => $"Biểu {form}, dòng {row}, cột {column}";

    /// <summary><c>limit</c> and <c>cursor</c> of any list.</summary>
    public static PageRequest PageOf(IQueryCollection query)
    {
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, LimitMax) : LimitDefault;
        return new PageRequest(limit, query["cursor"].FirstOrDefault() is { Length: > 0 } cursor ? cursor : null);
    }

    private static Problem UnknownForm(string form) => Problem.Of(404, "unknownForm", $"Không có biểu {form}.");
}
