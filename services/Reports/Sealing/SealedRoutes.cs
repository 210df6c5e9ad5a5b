using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Comparing;
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
        routes.MapGet("/{id}/edition", EditionAsync).WithName("describeSealedReport").WithSummary("Bản chốt được lập từ đâu: định nghĩa, danh mục, lịch, bộ quy tắc, số hồ sơ").Produces<SealedEdition>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/{id}/cases", CasesAsync).WithName("listSealedCases").WithSummary("Danh sách hồ sơ của bản chốt, mỗi hồ sơ với các ô nó đứng").Produces<Page<SealedCase>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/{id}/compare", CompareAsync).WithName("compareSealedReports")
            .WithSummary("Vì sao hai bản chốt, hoặc một bản chốt và số liệu hiện nay (with=now), khác nhau: từng hồ sơ một nguyên nhân")
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
            var before = PageCursor.Read(page.Cursor, 1) is [var last] ? PageCursor.Instant(last) : (DateTimeOffset?)null;
            var items = await table.ListAsync(page.Limit + 1, before, ct);
            var shown = items.Take(page.Limit).ToList();
            var next = items.Count > page.Limit ? PageCursor.Of(PageCursor.Of(shown[^1].SealedAt)) : null;
            return Results.Json(new Page<SealedReportItem>([.. shown.Where(i => Sees(access, i.Scope, opened.CutOff))], next), WireJson.Options);
        }
    }

    private static Task<IResult> GetAsync(string id, Access access, CutOffs cutOffs, SealedTable table, CancellationToken ct) =>
        WithAsync(id, access, cutOffs, table, (edition, _) => Task.FromResult(Results.Bytes(edition.Body, "application/json; charset=utf-8")), ct);

    private static Task<IResult> VerifyAsync(
        string id, Access access, ReportForms forms, CutOffs cutOffs, SealedTable table, MakeEdition making, CancellationToken ct) => WithAsync(
            id,
            access,
            cutOffs,
            table,
            async (edition, cutOff) =>
            {
                var form = forms.Find(edition);
                var question = form?.Read(edition.Under(cutOff)) ?? edition.Under(cutOff);
                var again = form is null ? [] : ReportRoutes.BytesOf(await form.AnswerAsync(question, ct));
                var kept = (await table.DescribeAsync(edition.Id, ct))!.CasesSha256;
                var stored = await table.CasesAsync(edition.Id, ct);
                bool? cases = kept is null || form is null
                    ? null
                    : CaseList.HashOf(stored) == kept && (await making.CasesAsync(form, question, ct, stored)).Sha256 == kept;
                var holds = Sha256(edition.Body.Span) == edition.Sha256 && Sha256(again) == edition.Sha256 && cases is not false;
                return Results.Json(new SealVerified(holds, edition.Sha256, cases), WireJson.Options);
            },
            ct);

    private static Task<IResult> EditionAsync(string id, Access access, CutOffs cutOffs, SealedTable table, CancellationToken ct) => WithAsync(
        id, access, cutOffs, table, async (edition, _) => Results.Json(await table.DescribeAsync(edition.Id, ct), WireJson.Options), ct);

    private static Task<IResult> CasesAsync(string id, HttpContext context, Access access, CutOffs cutOffs, SealedTable table, CancellationToken ct) => WithAsync(
        id,
        access,
        cutOffs,
        table,
        async (edition, _) =>
        {
            var page = ReportRoutes.PageOf(context.Request.Query);
            var cases = CaseList.Read(await table.CasesAsync(edition.Id, ct), page.Cursor).Take(page.Limit + 1).ToList();
            var here = cases.Take(page.Limit).ToList();
            return Results.Json(new Page<SealedCase>(here, cases.Count > page.Limit ? here[^1].Dossier : null), WireJson.Options);
        },
        ct);

    private static async Task<IResult> CompareAsync(
        string id, HttpContext context, Access access, ReportForms forms, CutOffs cutOffs, SealedTable table, CompareReports comparing, CancellationToken ct)
    {
        if (context.Request.Query["with"].FirstOrDefault() is not { Length: > 0 } with)
        {
            return Problem.Of(400, "badCompare", "Cần with, mã của bản chốt kia hoặc now.");
        }

        return await WithAsync(id, access, cutOffs, table, async (edition, cutOff) =>
        {
            if (with == "now")
            {
                var (now, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
                if (now is null)
                {
                    return refused!;
                }

                await using (now)
                {
                    return await CompareRoutes.DifferAsync(forms, comparing, edition.Form, edition.Under(cutOff), edition.Under(now.CutOff), ct);
                }
            }

            return await WithAsync(
                with,
                access,
                cutOffs,
                table,
                (other, then) => other.Form == edition.Form
                    ? CompareRoutes.DifferAsync(forms, comparing, edition.Form, edition.Under(cutOff), other.Under(then), ct)
                    : Task.FromResult<IResult>(CompareRoutes.NotComparable),
                ct);
        }, ct);
    }

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
