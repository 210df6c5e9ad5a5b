using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Sealing;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Comparing;

/// <summary>
/// <c>GET /v1/reports/{form}/compare?…&amp;cutoff=&amp;withCutoff=&amp;withFrom=&amp;withTo=</c>: one report at two cut-offs or in two periods;
/// <c>&amp;withSealed=ID</c> compares with a filed one instead.
/// </summary>
internal static class CompareRoutes
{
    /// <summary>The refusal of what cannot be compared.</summary>
    public static Problem NotComparable => Problem.Of(400, "notComparable", "Chỉ so được hai báo cáo của cùng một biểu, cùng mẫu.");

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/reports/{form}/compare", CompareAsync)
        .WithName("compareReports")
        .WithTags("reports")
        .WithSummary("Vì sao hai lần hỏi cùng một biểu khác nhau: từng ô, từng hồ sơ, mỗi hồ sơ một nguyên nhân")
        .Produces<ReportComparison>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>Compares two questions of a form, whichever knew less first.</summary>
    public static async Task<IResult> DifferAsync(
        ReportForms forms, CompareReports comparing, string name, ReportQuestion one, ReportQuestion other, CancellationToken ct)
    {
        if (forms.Find(name) is not { } form || form is not ICountDossiers counting || one.Template != other.Template)
        {
            return NotComparable;
        }

        (one, other) = (form.Read(one), form.Read(other));
        if ((form.Refuse(one) ?? form.Refuse(other)) is { } reason)
        {
            return Problem.Of(400, "badQuestion", reason);
        }

        var (older, newer) = Later(one, other) ? (other, one) : (one, other);
        return Results.Json(await comparing.RunAsync(form, counting, older, newer, ct), WireJson.Options);
    }

    private static async Task<IResult> CompareAsync(
        string form, HttpContext context, Access access, ReportForms forms, OpenQuestion questions, CutOffs cutOffs, SealedTable table, CompareReports comparing, CancellationToken ct)
    {
        var query = context.Request.Query;
        if (forms.Find(form) is null)
        {
            return Problem.Of(404, "unknownForm", $"Không có biểu {form}.");
        }

        var (asked, refused) = await questions.ReadAsync(query, access, ct);
        if (asked is null)
        {
            return refused!;
        }

        await using (asked)
        {
            if (query["withSealed"].FirstOrDefault() is { Length: > 0 } id)
            {
                return await WithSealedAsync(form, id, asked.Question, access, forms, cutOffs, table, comparing, ct);
            }

            var (with, bad) = RawQuestion.With(query);
            if (with is null)
            {
                return bad!;
            }

            var (opened, late) = await cutOffs.OpenAsync(query["withCutoff"].FirstOrDefault() ?? query["cutoff"].FirstOrDefault(), CutOffs.WaitDefault, ct);
            if (opened is null)
            {
                return late!;
            }

            var (other, foreign) = await OpenQuestion.UnderAsync(with, opened, access);
            if (other is null)
            {
                return foreign!;
            }

            await using (other)
            {
                return await DifferAsync(forms, comparing, form, other.Question, asked.Question, ct);
            }
        }
    }

    private static async Task<IResult> WithSealedAsync(
        string form, string id, ReportQuestion asked, Access access, ReportForms forms, CutOffs cutOffs, SealedTable table, CompareReports comparing, CancellationToken ct)
    {
        if (await table.FindAsync(id, ct) is not { } edition)
        {
            return SealedRoutes.Unknown(id);
        }

        await using var opened = await cutOffs.ReopenAsync(edition.Position, edition.Today, ct);
        var filed = edition.Under(opened.CutOff);
        return !SealedRoutes.Sees(access, edition.Scope, opened.CutOff)
            ? SealedRoutes.Unknown(id)
            : edition.Form == form
                ? await DifferAsync(forms, comparing, form, filed, asked, ct)
                : NotComparable;
    }

    /// <summary>Whether a question knows more than another; at one cut-off the later day, then the later period does.</summary>
    private static bool Later(ReportQuestion a, ReportQuestion b) =>
        (a.CutOff.Position, a.CutOff.Today, a.To, a.From).CompareTo((b.CutOff.Position, b.CutOff.Today, b.To, b.From)) > 0;
}
