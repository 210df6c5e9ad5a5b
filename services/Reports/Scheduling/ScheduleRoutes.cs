using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Core.WorkingTime;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Scheduling;

/// <summary>Putting and listing the schedules that reports are filed by.</summary>
internal static class ScheduleRoutes
{
    private const int ItemsMax = 100;
    private const int ReasonMax = 300;

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/v1/seal-schedules").WithTags("seal-schedules");
        routes.MapPut("", PutAsync)
            .WithName("putSealSchedules")
            .WithSummary("Đặt lịch tự chốt và xuất báo cáo của một cơ quan")
            .Accepts<IReadOnlyList<SealSchedule>>("application/json")
            .Produces<KeptItems>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        routes.MapPost("/stop", StopAsync)
            .WithName("stopSealSchedules")
            .WithSummary("Dừng các lịch chốt dưới tên một tài khoản không còn được chốt")
            .Accepts<StopSchedules>("application/json")
            .Produces<StoppedSchedules>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        routes.MapGet("", ListAsync)
            .WithName("listSealSchedules")
            .WithSummary("Các lịch tự chốt, kỳ sắp tới và kết quả từng kỳ đã đến hạn")
            .Produces<Page<SealScheduleItem>>()
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> PutAsync(
        IReadOnlyList<SealSchedule> items, Access access, CutOffs cutOffs, ReportForms forms, ScheduleTable table, TimeProvider clock, CancellationToken ct)
    {
        if (items.Count > ItemsMax)
        {
            return Problem.Of(400, "tooMany", $"Tối đa {ItemsMax} lịch mỗi lần.");
        }

        var (opened, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var today = opened.CutOff.Today;
            var kept = new List<SealSchedule>(items.Count);
            foreach (var (i, item) in items.Index())
            {
                if (CheckSchedule.Refuse(item, forms, access.User, today) is var (code, detail))
                {
                    return Problem.Of(400, code, detail, new Dictionary<string, object?> { ["index"] = i });
                }

                string? Own(string? agency) => OpenQuestion.ScopeOf(agency, access, opened.CutOff.Catalogue, today);
                if (Own(item.Agency) is not { } scope || (await table.AgencyOfAsync(item.Id, ct) is { } earlier && Own(earlier) is null))
                {
                    return Problem.Of(403, "foreignScope", $"Lịch {item.Id} của đơn vị {item.Agency} nằm ngoài phạm vi của mã truy cập.");
                }

                kept.Add(item with { Agency = scope });
            }

            foreach (var item in kept)
            {
                await table.PutAsync(item, today, access.User, clock.GetUtcNow(), ct);
            }

            return Results.Json(new KeptItems(kept.Count, [], null), WireJson.Options);
        }
    }

    private static async Task<IResult> StopAsync(StopSchedules stop, ScheduleTable table, TimeProvider clock, CancellationToken ct) =>
        stop is { User.Length: > 0, Reason.Length: > 0 and <= ReasonMax }
            ? Results.Json(new StoppedSchedules(await table.StopAsync(stop.User, stop.Reason, clock.GetUtcNow(), ct)), WireJson.Options)
            : Problem.Of(400, "missingField", $"Cần user và reason (tối đa {ReasonMax} ký tự).");

    private static async Task<IResult> ListAsync(string? scope, Access access, CutOffs cutOffs, ScheduleTable table, TimeProvider clock, CancellationToken ct)
    {
        var (opened, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var (catalogue, today) = (opened.CutOff.Catalogue, opened.CutOff.Today);
            if (OpenQuestion.ScopeOf(scope, access, catalogue, today) is not { } asked)
            {
                return Problem.Of(403, "foreignScope", $"Đơn vị {scope} nằm ngoài phạm vi của mã truy cập.");
            }

            var items = new List<SealScheduleItem>();
            foreach (var kept in (await table.ListAsync(ct)).Where(k => asked == Access.AllAgencies || catalogue.InSubtree(k.Schedule.Agency, asked, today)))
            {
                var next = kept.Schedule.Active ? kept.Plan.NextAfter(clock.GetUtcNow()) : (DueSealing?)null;
                items.Add(new SealScheduleItem(
                    kept.Schedule,
                    kept.PutBy,
                    kept.PutAt.ToOffset(VietnamTime.Offset),
                    next is { } n ? new NextSealing(n.Period.Label, n.Period.From, n.Period.To, n.At) : null,
                    await table.RunsAsync(kept.Schedule.Id, ct),
                    kept.Stopped));
            }

            return Results.Json(new Page<SealScheduleItem>(items, null), WireJson.Options);
        }
    }
}
