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
/// The papers of one dossier: <c>GET /v1/papers/{paper}?dossier=&amp;format=html|docx|pdf</c>, paper = <c>giay-tiep-nhan</c>, <c>phieu-bo-sung</c>
/// (<c>&amp;slip=1</c> = the first request; absent = the last, or a draft), <c>phieu-tu-choi</c>, <c>phieu-kiem-soat</c> or <c>phieu-xin-loi</c>
/// (<c>&amp;apology=1</c> likewise). A dossier outside the token's subtree does not exist.
/// </summary>
internal static class PaperRoutes
{
    private static readonly string[] Names = ["giay-tiep-nhan", "phieu-bo-sung", "phieu-tu-choi", "phieu-kiem-soat", "phieu-xin-loi"];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/papers/{paper}", PrintAsync)
        .WithName("printPaper")
        .WithTags("papers")
        .WithSummary("In giấy tiếp nhận, phiếu bổ sung, phiếu từ chối, phiếu kiểm soát hoặc phiếu xin lỗi của một hồ sơ")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status501NotImplemented)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> PrintAsync(
        string paper, string dossier, string? format, int? apology, int? slip, string? cutoff, Access access, CutOffs cutOffs, FormSource source, PrintPdf press, TimeProvider clock, CancellationToken ct)
    {
        if (!Names.Contains(paper))
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
            if (await source.StateAsync(opened.CutOff, dossier, access.Agency, ct) is not { } state)
            {
                return Problem.Of(404, "dossierNotFound", $"Không có hồ sơ {dossier}.");
            }

            return Refuse(paper, state) ?? await WriteAsync(Fill(paper, state, apology, slip, opened.CutOff, clock), format ?? "html", dossier, press, ct);
        }
    }

    /// <summary>409 where the dossier is not in the state that the paper says.</summary>
    private static Problem? Refuse(string paper, DossierState state) => paper switch
    {
        "giay-tiep-nhan" when state.ReceivedOn is null => Problem.Of(409, "notReceived", $"Hồ sơ {state.Code} chưa được tiếp nhận nên chưa có giấy tiếp nhận."),
        "phieu-tu-choi" when state.ReceivedOn is not null && state.EndedBy is not EndKind.RefusedLate =>
            Problem.Of(409, "alreadyReceived", $"Hồ sơ {state.Code} đã được tiếp nhận ngày {VietnameseFormat.Date(state.ReceivedOn.Value)}, không còn từ chối tiếp nhận được."),
        _ => null,
    };

    private static Table Fill(string paper, DossierState state, int? apology, int? slip, CutOff cutOff, TimeProvider clock)
    {
        var slips = state.Pauses.Where(p => p.Kind is PauseKind.Supplement).ToList();
        var asked = slip ?? slips.Count;
        return paper switch
        {
            "giay-tiep-nhan" => ReceiptSlip.Of(state, cutOff.Catalogue),
            "phieu-bo-sung" => SupplementSlip.Of(state, cutOff.Catalogue, slips.ElementAtOrDefault(asked - 1), asked),
            "phieu-tu-choi" => RefusalSlip.Of(state, cutOff.Catalogue, state.EndedBy is EndKind.RefusedLate ? state.EndedOn : state.RefusedOn),
            "phieu-kiem-soat" => ControlSlip.Of(state, cutOff.Catalogue, cutOff.IsCurrent ? clock.GetUtcNow() : VietnamTime.StartOf(cutOff.Today.AddDays(1))),
            _ => ApologyLetter.Of(
                state,
                cutOff.Catalogue,
                apology is { } number ? state.Apologies.ElementAtOrDefault(number - 1) : state.Apologies.Count > 0 ? state.Apologies[^1] : null),
        };
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
