using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Core.Dossiers;
using OneStop.Core.Reports;
using OneStop.Core.WorkingTime;
using OneStop.Reports.Asking;
using OneStop.Reports.Exports;
using OneStop.Reports.Forms;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Papers;

/// <summary>
/// The papers of one dossier: <c>GET /v1/papers/{paper}?dossier=&amp;format=html|docx|pdf</c>, paper = <c>phieu-kiem-soat</c> or
/// <c>phieu-xin-loi</c> (<c>&amp;apology=1</c> = the first issued; absent = the last, or a draft). A dossier outside the token's subtree does not exist.
/// </summary>
internal static class PaperRoutes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/papers/{paper}", PrintAsync)
        .WithName("printPaper")
        .WithTags("papers")
        .WithSummary("In phiếu kiểm soát hoặc phiếu xin lỗi của một hồ sơ")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status501NotImplemented)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> PrintAsync(
        string paper, string dossier, string? format, int? apology, string? cutoff, Access access, CutOffs cutOffs, FormSource source, PrintPdf press, TimeProvider clock, CancellationToken ct)
    {
        if (paper is not ("phieu-kiem-soat" or "phieu-xin-loi"))
        {
            return Problem.Of(404, "unknownPaper", $"Không có mẫu {paper}.");
        }

        if (format is not (null or "html" or "docx" or "pdf"))
        {
            return Problem.Of(400, "badFormat", "format là html, docx hoặc pdf.");
        }

        var (opened, refused) = await cutOffs.OpenAsync(cutoff, CutOffs.WaitDefault, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            return await source.StateAsync(opened.CutOff, dossier, access.Agency, ct) is { } state
                ? await WriteAsync(Fill(paper, state, apology, opened.CutOff, clock), format ?? "html", dossier, press, ct)
                : Problem.Of(404, "dossierNotFound", $"Không có hồ sơ {dossier}.");
        }
    }

    private static Table Fill(string paper, DossierState state, int? apology, CutOff cutOff, TimeProvider clock)
    {
        if (paper == "phieu-kiem-soat")
        {
            return ControlSlip.Of(state, cutOff.Catalogue, cutOff.IsCurrent ? clock.GetUtcNow() : VietnamTime.StartOf(cutOff.Today.AddDays(1)));
        }

        var issued = state.Apologies;
        return ApologyLetter.Of(
            state, cutOff.Catalogue, apology is { } number ? issued.ElementAtOrDefault(number - 1) : issued.Count > 0 ? issued[^1] : null);
    }

    private static async Task<IResult> WriteAsync(Table table, string format, string dossier, PrintPdf press, CancellationToken ct)
    {
        var name = $"{table.Form}-{dossier}.{format}";
        switch (format)
        {
            case "docx":
                return Results.File(WriteDocx.Of(table), ExportFormat.Docx.MediaType, name);
            case "pdf":
                return await press.OfAsync(WriteHtml.Of(table), ct) is { } pdf
                    ? Results.File(pdf, ExportFormat.Pdf.MediaType, name)
                    : Problem.Of(501, "formatUnavailable", PrintPdf.NoBrowser);
            default:
                return Results.Bytes(WriteHtml.Of(table), ExportFormat.Html.MediaType);
        }
    }
}
