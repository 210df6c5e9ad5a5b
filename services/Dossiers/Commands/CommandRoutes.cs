using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Lookup;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Commands;

/// <summary>What officers do with a dossier here: apologise, give a reason, enter a step by hand. Each folds, checks, appends.</summary>
internal static class CommandRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/v1/dossiers/{code}").WithTags("dossiers");
        routes.MapPost("/apologies", ApologiseAsync)
            .WithName("apologise").WithSummary("Ban hành văn bản xin lỗi và hẹn lại ngày trả kết quả")
            .Produces<CommandTaken>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapPost("/reasons", GiveReasonAsync)
            .WithName("giveLateReason").WithSummary("Ghi nguyên nhân quá hạn N1 … N12")
            .Produces<CommandTaken>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapPost("/steps", EnterStepAsync)
            .WithName("enterStep").WithSummary("Nhập một bước xử lý bằng tay")
            .Produces<CommandTaken>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ApologiseAsync(string code, ApologyCommand command, Access access, LoadDossier load, OfficerSteps steps, TimeProvider time, CancellationToken ct)
    {
        if (await load.ForAsync(code, access, ct) is not { } dossier)
        {
            return DossierRoutes.NotFound(code);
        }

        var now = time.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        var (refusal, notes) = DecideApology.Decide(dossier.State, command, dossier.Catalogue.CalendarFor(dossier.State.Agency), today);
        if (refusal is not null)
        {
            return refusal.Problem();
        }

        var documentOn = command.DocumentOn ?? today;
        var data = new JsonObject
        {
            ["reason"] = command.Reason,
            ["newAppointmentOn"] = command.NewAppointmentOn is { } on ? $"{on:yyyy-MM-dd}" : null,
            ["documentNo"] = command.DocumentNo,
            ["signedBy"] = command.SignedBy,
            ["text"] = command.Text,
        };
        var (position, failed) = await steps.AppendAsync(
            $"apology/{dossier.Code}/{dossier.State.Apologies.Count + 1}",
            EntryTypes.Apologised,
            dossier.Code,
            documentOn == today ? WireJson.Instant(now) : $"{documentOn:yyyy-MM-dd}",
            WireJson.Instant(now),
            dossier.State.Agency,
            null,
            data,
            access);
        return failed?.Problem() ?? Taken(dossier.Code, position, notes);
    }

    private static async Task<IResult> GiveReasonAsync(string code, ReasonCommand command, Access access, LoadDossier load, OfficerSteps steps, TimeProvider time, CancellationToken ct)
    {
        if (await load.ForAsync(code, access, ct) is not { } dossier)
        {
            return DossierRoutes.NotFound(code);
        }

        var now = time.GetUtcNow();
        if (DecideReason.Decide(dossier.State, command, VietnamTime.DateOf(now)) is { } refusal)
        {
            return refusal.Problem();
        }

        var data = new JsonObject { ["code"] = command.Code, ["unit"] = command.Unit, ["primary"] = command.Primary, ["text"] = command.Text };
        var (position, failed) = await steps.AppendAsync(
            Guid.CreateVersion7().ToString(), EntryTypes.LateReasonGiven, dossier.Code, WireJson.Instant(now), null, dossier.State.Agency, null, data, access);
        return failed?.Problem() ?? Taken(dossier.Code, position, []);
    }

    private static async Task<IResult> EnterStepAsync(string code, ManualStep step, Access access, LoadDossier load, OfficerSteps steps, TimeProvider time, CancellationToken ct)
    {
        var dossier = await load.ForAsync(code, access, ct);
        var begins = step.Type is EntryTypes.Received or EntryTypes.Submitted;
        if (dossier is null && (!begins || await load.FindAsync(code, ct) is not null))
        {
            return DossierRoutes.NotFound(code);
        }

        var data = step.Data is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given) : null;
        var (position, failed) = await steps.AppendAsync(
            Guid.CreateVersion7().ToString(),
            step.Type ?? "",
            dossier?.Code ?? code,
            step.OccurredAt ?? WireJson.Instant(time.GetUtcNow()),
            WireJson.Instant(time.GetUtcNow()),
            step.Agency ?? dossier?.State.Agency ?? (access.Everywhere ? null : access.Agency),
            step.Unit,
            data,
            access);
        return failed?.Problem() ?? Taken(dossier?.Code ?? code, position, []);
    }

    private static IResult Taken(string dossier, long position, IReadOnlyList<string> notes) => Results.Json(new CommandTaken(dossier, position, notes), WireJson.Options);
}
