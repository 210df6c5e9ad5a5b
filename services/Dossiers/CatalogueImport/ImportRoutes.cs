using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Workbooks;

namespace OneStop.Dossiers.CatalogueImport;

/// <summary><c>POST /v1/catalogue/procedures/import</c>: a <c>LayThuTuc</c> answer, or a spreadsheet.</summary>
internal static class ImportRoutes
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/catalogue/procedures/import", PostAsync)
        .WithName("importProcedures").WithTags("catalogue").WithSummary("Nhập thủ tục từ kết quả LayThuTuc hoặc bảng tính; điều không nói tới được giữ nguyên")
        .Accepts<object>("application/json", Xlsx)
        .Produces<CatalogueAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> PostAsync(HttpRequest request, Access access, ImportProcedures import, CancellationToken ct, [FromQuery] bool dryRun = false)
    {
        try
        {
            IReadOnlyList<FoundProcedure>? found;
            if (request.HasJsonContentType())
            {
                using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: ct);
                found = ReadLayThuTuc.Of(json.RootElement);
            }
            else if (request.ContentType?.StartsWith(Xlsx, StringComparison.OrdinalIgnoreCase) == true)
            {
                using var file = new MemoryStream();
                await request.Body.CopyToAsync(file, ct);
                found = ReadProcedureSheet.Of(file);
            }
            else
            {
                return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "Nội dung phải là JSON hoặc tệp xlsx.");
            }

            return found is { Count: > 0 }
                ? Results.Json(await import.RunAsync(found, access, dryRun, ct), WireJson.Options)
                : Problem.Of(StatusCodes.Status400BadRequest, "noProcedures", "Không tìm thấy thủ tục nào: cần result của LayThuTuc, hoặc bảng có cột mã thủ tục.");
        }
        catch (JsonException)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badJson", "JSON hỏng; không mục nào được ghi.");
        }
        catch (UnreadableWorkbookException unreadable)
        {
            return WorkbookProblem.Of(unreadable);
        }
    }
}
