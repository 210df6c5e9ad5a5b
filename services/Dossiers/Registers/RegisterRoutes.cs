using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Workbooks;

namespace OneStop.Dossiers.Registers;

/// <summary><c>POST /v1/registers</c>: an Excel register as the body, or as the file of a form.</summary>
internal static class RegisterRoutes
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const long BytesMax = 64_000_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/registers", PostAsync)
            .DisableAntiforgery()
            .WithName("importRegister").WithTags("registers").WithSummary("Nhập sổ theo dõi hồ sơ (xlsx)")
            .Accepts<byte[]>(Xlsx)
            .Produces<RegisterAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        app.MapGet("/v1/registers/{id:guid}/copy", CopyAsync)
            .WithName("getRegisterCopy").WithTags("registers").WithSummary("Bản sao của sổ với kết quả từng dòng")
            .Produces<byte[]>(StatusCodes.Status200OK, Xlsx)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> PostAsync(
        HttpRequest request, Access access, ImportRegister import, string? agency, CancellationToken ct, [FromQuery] bool dryRun = false)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = BytesMax;
        }

        using var file = new MemoryStream();
        if (request.HasFormContentType)
        {
            if ((await request.ReadFormAsync(ct)).Files is not [var sent, ..])
            {
                return Problem.Of(StatusCodes.Status400BadRequest, "emptyBody", "Không có tệp.");
            }

            await sent.CopyToAsync(file, ct);
        }
        else if (request.ContentType?.StartsWith(Xlsx, StringComparison.OrdinalIgnoreCase) == true)
        {
            await request.Body.CopyToAsync(file, ct);
        }
        else
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "Nội dung phải là tệp xlsx.");
        }

        try
        {
            return await import.RunAsync(file, agency, access, dryRun, ct) is { } answer
                ? Results.Json(answer, WireJson.Options)
                : Problem.Of(StatusCodes.Status400BadRequest, "noHeadings", "Không tìm thấy dòng tiêu đề có cột mã hồ sơ và ngày tiếp nhận.");
        }
        catch (UnreadableWorkbookException unreadable)
        {
            return WorkbookProblem.Of(unreadable);
        }
    }

    private static async Task<IResult> CopyAsync(Guid id, Access access, ImportRegister import, NotePersonalRead notes, CancellationToken ct)
    {
        if (await import.CopyAsync(id, access.User, ct) is not { } copy)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "registerNotFound", "Không có sổ này.");
        }

        await notes.AddAsync(access.User, NotePersonalRead.Register, [""], PersonalPurpose.Handling, ct);
        return Results.File(copy, Xlsx, "so-theo-doi-ket-qua.xlsx");
    }
}
