using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Sealing;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Scheduling;

/// <summary>The files of a filed report: those kept with it, and any format made from it now.</summary>
internal static class FileRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/v1/sealed-reports/{id}/files").WithTags("sealed-reports");
        routes.MapGet("", ListAsync).WithName("listSealedFiles").WithSummary("Các tệp lưu cùng bản chốt").Produces<Page<SealedFile>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/{format}", ReadAsync).WithName("readSealedFile")
            .WithSummary("Một bản chốt dưới dạng tệp: đúng tệp đã lưu, hoặc lập từ bản chốt")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status501NotImplemented);
    }

    private static async Task<IResult> ListAsync(string id, Access access, CutOffs cutOffs, SealedTable table, KeepFiles files, CancellationToken ct) =>
        await FindAsync(id, access, cutOffs, table, ct) is null
            ? SealedRoutes.Unknown(id)
            : Results.Json(new Page<SealedFile>(await files.ListAsync(id, ct), null), WireJson.Options);

    private static async Task<IResult> ReadAsync(
        string id, string format, Access access, CutOffs cutOffs, SealedTable table, ReportForms forms, KeepFiles files, CancellationToken ct)
    {
        if (await FindAsync(id, access, cutOffs, table, ct) is not { } edition)
        {
            return SealedRoutes.Unknown(id);
        }

        if (forms.Writer(format) is not { } writer)
        {
            return Problem.Of(400, "badFormat", $"format là {string.Join(", ", forms.Formats)}.");
        }

        try
        {
            var body = await files.ReadAsync(id, format, ct) ?? await files.WriteAsync(edition, format, ct);
            return Results.File(body, writer.ContentType, ReportRoutes.FileName(edition.Form, edition.From, edition.To, format));
        }
        catch (NotSupportedException absent)
        {
            return Problem.Of(501, "formatUnavailable", absent.Message);
        }
    }

    private static async Task<Edition?> FindAsync(string id, Access access, CutOffs cutOffs, SealedTable table, CancellationToken ct)
    {
        if (await table.FindAsync(id, ct) is not { } edition)
        {
            return null;
        }

        await using var opened = await cutOffs.ReopenAsync(edition.Position, edition.Today, ct);
        return SealedRoutes.Sees(access, edition.Scope, opened.CutOff) ? edition : null;
    }
}
