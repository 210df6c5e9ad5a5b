using Microsoft.AspNetCore.Http;
using OneStop.Contracts.Dossiers;
using OneStop.Portal.Accounts;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.OneDossier;

/// <summary>The papers that Reports prints of a dossier, and <c>GET /ho-so/{code}/phieu/{paper}?format=</c>, which passes them on.</summary>
public static class DossierPapers
{
    /// <summary>
    /// Wire names and Vietnamese names of the papers that the dossier has: the receipt once it was received, a refusal only before, a supplement slip where
    /// one was asked for, a letter of apology only where there is, or was, lateness.
    /// </summary>
    public static IEnumerable<(string Paper, string Name)> For(DossierAnswer dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        yield return dossier.ReceivedOn is null
            ? ("phieu-tu-choi", "Phiếu từ chối tiếp nhận")
            : ("giay-tiep-nhan", "Giấy tiếp nhận và hẹn trả kết quả");
        if (dossier.Pauses.Any(p => p.Kind == "supplement"))
        {
            yield return ("phieu-bo-sung", "Phiếu yêu cầu bổ sung hồ sơ");
        }

        yield return ("phieu-kiem-soat", "Phiếu kiểm soát quá trình giải quyết");
        if (dossier.Overdue || dossier.Outcome == "late" || dossier.Apologies.Count > 0 || dossier.Insight.Apology.Standing is "warned" or "owed")
        {
            yield return ("phieu-xin-loi", "Phiếu xin lỗi và hẹn lại ngày trả kết quả");
        }
    }

    /// <summary>The address of a paper in this portal.</summary>
    public static string Link(string dossier, string paper, string format) =>
        new Query($"{DossierLink.To(dossier)}/phieu/{paper}").With("format", format).ToString();

    /// <summary>Passes the paper on; a page of HTML may carry its own styles, and nothing else.</summary>
    public static async Task<IResult> RunAsync(HttpContext context, string code, string paper, string? format, ServiceClient services, NoteReading note)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(note);
        await note.RunAsync(Reading.Paper, $"{paper} {code}", context.RequestAborted);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";
        return await PassOn.RunAsync(context, services, new Query("/v1/papers/" + Uri.EscapeDataString(paper)).With("dossier", code).With("format", format));
    }
}
