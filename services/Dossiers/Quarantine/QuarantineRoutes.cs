using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Catalogue;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Quarantine;

/// <summary>Quarantine as a place of work: look, and replay one or all.</summary>
internal static class QuarantineRoutes
{
    private const int LimitDefault = 100;
    private const int LimitMax = 1000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/quarantine", ListAsync)
            .WithName("listQuarantine")
            .WithTags("quarantine")
            .WithSummary("Các dòng bị từ chối kèm lý do; nguyên văn chỉ với quyền personal:read, và được ghi lại")
            .Produces<Page<QuarantineItem>>();
        app.MapPost("/v1/quarantine/{id:long}/replay", ReplayOneAsync)
            .WithName("replayQuarantineItem")
            .WithTags("quarantine")
            .WithSummary("Gửi lại một dòng, nguyên văn hoặc đã sửa; nguyên văn luôn được giữ")
            .Produces<ReplayAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPost("/v1/quarantine/replay", ReplayAllAsync)
            .WithName("replayQuarantine")
            .WithTags("quarantine")
            .WithSummary("Gửi lại tất cả các dòng đang chờ theo nguồn hoặc mã lỗi")
            .Produces<ReplayAnswer>();
    }

    private static async Task<IResult> ListAsync(
        Access access, CatalogueNow catalogue, ListQuarantine list, NotePersonalRead notes, TimeProvider time, string? channel, string? source, string? code, string? state, int? limit, string? cursor, CancellationToken ct)
    {
        var most = Math.Clamp(limit ?? LimitDefault, 1, LimitMax);
        var after = PageCursor.Read(cursor, 1) is [var last] ? PageCursor.Number(last) : 0;
        var filter = new QuarantineFilter(QuarantineFilter.SendersFor(access, catalogue, time.GetUtcNow()), channel, source, code, state);
        var items = await list.RunAsync(filter, after, most + 1, ct);
        var page = items.Take(most).ToList();
        if (access.May(Scopes.PersonalRead))
        {
            await notes.AddAsync(access.User, NotePersonalRead.Rejected, [.. page.Where(static i => i.Raw is not null).Select(static i => i.Dossier ?? "").Distinct()], PersonalPurpose.Handling, ct);
        }
        else
        {
            page = page.ConvertAll(static item => item with { Raw = item.Raw is { } raw ? MaskRejected.Of(raw) : null });
        }

        return Results.Json(
            new Page<QuarantineItem>(page, items.Count > most ? PageCursor.Of(page[^1].Id.ToString(CultureInfo.InvariantCulture)) : null), WireJson.Options);
    }

    private static async Task<IResult> ReplayOneAsync(
        long id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] MendedItem? mended, Access access, CatalogueNow catalogue, ReplayQuarantine replay, TimeProvider time, CancellationToken ct)
    {
        var filter = new QuarantineFilter(QuarantineFilter.SendersFor(access, catalogue, time.GetUtcNow()), null, null, null, null);
        return await replay.OneAsync(id, filter, mended?.Raw, access, ct) is { } answer
            ? Results.Json(answer, WireJson.Options)
            : Problem.Of(StatusCodes.Status404NotFound, "quarantineItemNotFound", $"Không có dòng {id} trong khu chờ.");
    }

    private static async Task<IResult> ReplayAllAsync(Access access, CatalogueNow catalogue, ReplayQuarantine replay, TimeProvider time, string? source, string? code, CancellationToken ct)
    {
        var filter = new QuarantineFilter(QuarantineFilter.SendersFor(access, catalogue, time.GetUtcNow()), null, source, code, null);
        return Results.Json(await replay.AllAsync(filter, access, ct), WireJson.Options);
    }
}
