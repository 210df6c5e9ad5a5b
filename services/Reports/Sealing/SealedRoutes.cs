using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Sealing;

/// <summary>Reading, verifying and comparing filed reports. One outside the token's subtree looks as if it did not exist.</summary>
internal static class SealedRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/v1/sealed-reports").WithTags("sealed-reports");
        routes.MapGet("", ListAsync).WithName("listSealedReports").WithSummary("Các bản chốt, mới nhất trước").Produces<Page<SealedReportItem>>();
        routes.MapGet("/{id}", GetAsync).WithName("readSealedReport").WithSummary("Đúng những byte đã chốt").Produces<CellReport>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/{id}/verify", VerifyAsync).WithName("verifySealedReport").WithSummary("Tính lại từ sổ cái và so mã băm").Produces<SealVerified>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/{id}/compare", CompareAsync).WithName("compareSealedReports").WithSummary("Vì sao hai bản chốt khác nhau, từng hồ sơ một nguyên nhân")
            .Produces<ReportComparison>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext context, Access access, CutOffs cutOffs, SealedTable table, CancellationToken ct)
    {
        var (opened, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var page = ReportRoutes.PageOf(context.Request.Query);
            var before = long.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : (DateTimeOffset?)null;
            var items = await table.ListAsync(page.Limit + 1, before, ct);
            var shown = items.Take(page.Limit).ToList();
            var next = items.Count > page.Limit ? shown[^1].SealedAt.UtcTicks.ToString(CultureInfo.InvariantCulture) : null;
            return Results.Json(new Page<SealedReportItem>([.. shown.Where(i => Sees(access, i.Scope, opened.CutOff))], next), WireJson.Options);
        }
    }

    private static Task<IResult> GetAsync(string id, Access access, CutOffs cutOffs, SealedTable table, CancellationToken ct) =>
        WithAsync(id, access, cutOffs, table, (edition, _) => Task.FromResult(Results.Bytes(edition.Body, "application/json; charset=utf-8")), ct);

    private static Task<IResult> VerifyAsync(string id, Access access, ReportForms forms, CutOffs cutOffs, SealedTable table, CancellationToken ct) =>
        WithAsync(
            id,
            access,
            cutOffs,
            table,
            async (edition, cutOff) =>
            {
                var again = forms.Find(edition.Form) is { } form ? ReportRoutes.BytesOf(await form.AnswerAsync(edition.Under(cutOff), ct)) : [];
                var holds = Sha256(edition.Body.Span) == edition.Sha256 && Sha256(again) == edition.Sha256;
                return Results.Json(new SealVerified(holds, edition.Sha256), WireJson.Options);
            },
            ct);

    private static async Task<IResult> CompareAsync(
        string id, HttpContext context, Access access, ReportForms forms, CutOffs cutOffs, SealedTable table, CancellationToken ct)
    {
        if (context.Request.Query["with"].FirstOrDefault() is not { Length: > 0 } with)
        {
            return Problem.Of(400, "badCompare", "Cần with, mã của bản chốt kia.");
        }

        return await WithAsync(id, access, cutOffs, table, (one, first) => WithAsync(with, access, cutOffs, table, (other, second) => DifferAsync((one, first), (other, second), forms, ct), ct), ct);
    }

    private static async Task<IResult> DifferAsync((Edition Edition, CutOff CutOff) one, (Edition Edition, CutOff CutOff) other, ReportForms forms, CancellationToken ct)
    {
        if (forms.Find(one.Edition.Form) is not IPlaceDossiers form || one.Edition.Form != other.Edition.Form)
        {
            return Problem.Of(400, "notComparable", "Chỉ so được hai bản chốt cùng một biểu mà mỗi hồ sơ đứng ở một ô.");
        }

        var (older, newer) = Later(other, one) ? (one, other) : (other, one);
        var comparing = new CompareEditions(new Placing(form, older.Edition.Under(older.CutOff)), new Placing(form, newer.Edition.Under(newer.CutOff)));
        return Results.Json(await comparing.CompareAsync(ct), WireJson.Options);
    }

    /// <summary>Whether a report knows more than another; at one cut-off the later period does.</summary>
    private static bool Later((Edition Edition, CutOff CutOff) a, (Edition Edition, CutOff CutOff) b) =>
        (a.Edition.Position, a.Edition.Today, a.Edition.To, a.Edition.Id).CompareTo((b.Edition.Position, b.Edition.Today, b.Edition.To, b.Edition.Id)) > 0;

    private static async Task<IResult> WithAsync(
        string id, Access access, CutOffs cutOffs, SealedTable table, Func<Edition, CutOff, Task<IResult>> answer, CancellationToken ct)
    {
        if (await table.FindAsync(id, ct) is not { } edition)
        {
            return Unknown(id);
        }

        await using var opened = await cutOffs.ReopenAsync(edition.Position, edition.Today, ct);
        return Sees(access, edition.Scope, opened.CutOff) ? await answer(edition, opened.CutOff) : Unknown(id);
    }

    /// <summary>Whether a filed report of that scope exists for them.</summary>
    public static bool Sees(Access access, string scope, CutOff cutOff) => OpenQuestion.ScopeOf(scope, access, cutOff.Catalogue, cutOff.Today) is not null;

    /// <summary>The answer where it does not.</summary>
    public static Problem Unknown(string id) => Problem.Of(404, "unknownEdition", $"Không có bản chốt {id}.");

    private static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
