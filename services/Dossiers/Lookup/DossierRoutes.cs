using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Lookup;

/// <summary>One dossier by its code: for officers, its entries, and for anybody with the receipt.</summary>
internal static class DossierRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/dossiers/{code}", GetAsync)
            .WithName("getDossier")
            .WithTags("dossiers")
            .WithSummary("Một hồ sơ: trạng thái, các bước, hạn giải quyết và cách tính")
            .Produces<DossierAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/v1/dossiers/{code}/entries", EntriesAsync)
            .WithName("listDossierEntries")
            .WithTags("dossiers")
            .WithSummary("Các sự kiện của hồ sơ với ba mốc thời gian")
            .Produces<Page<EntryAnswer>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/v1/dossiers/{code}/personal", PersonalAsync)
            .WithName("getPersonalData")
            .WithTags("dossiers")
            .WithSummary("Dữ liệu cá nhân và lời văn nằm ngoài sổ cái, che bớt; có purpose thì đọc nguyên văn; mỗi lần đọc được ghi lại")
            .Produces<PersonalAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/v1/dossiers/{code}/personal/reads", PersonalReadsAsync)
            .WithName("listPersonalReads")
            .WithTags("dossiers")
            .WithSummary("Ai đã đọc hoặc xóa dữ liệu cá nhân của hồ sơ, khi nào, để làm gì")
            .Produces<Page<PersonalRead>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapDelete("/v1/dossiers/{code}/personal", EraseAsync)
            .WithName("erasePersonalData")
            .WithTags("dossiers")
            .WithSummary("Xóa dữ liệu cá nhân và lời văn; số liệu không đổi")
            .Produces<ErasedAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/v1/public/dossiers/{code}", PublicAsync)
            .AllowAnonymous()
            .WithName("getPublicDossier")
            .WithTags("public")
            .WithSummary("Tra cứu mức độ hoàn thành bằng mã hồ sơ, không cần đăng nhập")
            .Produces<PublicAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The answer where a dossier is not there, or not theirs to see.</summary>
    public static Problem NotFound(string code) =>
        Problem.Of(StatusCodes.Status404NotFound, "dossierNotFound", "Không có hồ sơ này.", new Dictionary<string, object?> { ["dossier"] = code });

    private static async Task<IResult> GetAsync(string code, HttpContext context, Access access, LoadDossier load, TimeProvider time, CancellationToken ct)
    {
        if (await load.ForAsync(code, access, ct) is not { } dossier)
        {
            return NotFound(code);
        }

        var now = time.GetUtcNow();
        var tag = $"\"{dossier.Last.Position}-{dossier.History.Position}-{VietnamTime.DateOf(now):yyyyMMdd}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(DossierView.Of(dossier, now), WireJson.Options);
    }

    private static async Task<IResult> EntriesAsync(string code, Access access, LoadDossier load, LedgerReader ledger, CancellationToken ct)
    {
        if (await load.ForAsync(code, access, ct) is not { } dossier)
        {
            return NotFound(code);
        }

        var bodies = new Dictionary<long, ReadOnlyMemory<byte>>();
        foreach (var told in dossier.Codes)
        {
            foreach (var stored in await ledger.ReadStreamAsync(told, dossier.Last.Position, ct))
            {
                bodies.Add(stored.Position, stored.Body);
            }
        }

        var items = dossier.Entries.Select(entry => new EntryAnswer(
            entry.Position, entry.AppendedAt, entry.OccurredAt, entry.RecordedAt, JsonSerializer.Deserialize<JsonElement>(bodies[entry.Position].Span)));
        return Results.Json(new Page<EntryAnswer>([.. items], null), WireJson.Options);
    }

    private static async Task<IResult> PersonalAsync(string code, string? purpose, Access access, LoadDossier load, ReadPersonal personal, CancellationToken ct)
    {
        if (purpose is not null && !PersonalPurpose.All.Contains(purpose))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badPurpose", $"purpose là một trong {string.Join(", ", PersonalPurpose.All)}.");
        }

        return await load.ForAsync(code, access, ct) is { } dossier
            ? Results.Json(await personal.RunAsync(dossier.Codes, access.User, purpose, ct), WireJson.Options)
            : NotFound(code);
    }

    private static async Task<IResult> PersonalReadsAsync(string code, Access access, LoadDossier load, NotePersonalRead notes, CancellationToken ct) =>
        await load.ForAsync(code, access, ct) is { } dossier
            ? Results.Json(new Page<PersonalRead>(await notes.ListAsync(dossier.Codes, ct), null), WireJson.Options)
            : NotFound(code);

    private static async Task<IResult> EraseAsync(string code, Access access, LoadDossier load, ErasePersonal erase, CancellationToken ct) =>
        await load.ForAsync(code, access, ct) is { } dossier
            ? Results.Json(new ErasedAnswer(dossier.Code, await erase.OfDossierAsync(dossier.Codes, access.User, ct)), WireJson.Options)
            : NotFound(code);

    private static async Task<IResult> PublicAsync(string code, LoadDossier load, TimeProvider time, CancellationToken ct) =>
        await load.FindAsync(code, ct) is { } dossier
            ? Results.Json(PublicView.Of(dossier, VietnamTime.DateOf(time.GetUtcNow())), WireJson.Options)
            : NotFound(code);
}
