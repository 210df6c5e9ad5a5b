using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Lookup;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Claims;

/// <summary>Explanations and corrections: claimed by one person, decided by another.</summary>
internal static class ClaimRoutes
{
    private const int LimitDefault = 50;
    private const int LimitMax = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        MapExplanations(app);
        MapCorrections(app);
    }

    private static void MapExplanations(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/explanations", SubmitAsync)
            .WithName("submitExplanation").WithTags("explanations").WithSummary("Giải trình một hồ sơ hoặc một bước trễ hạn")
            .Produces<ExplanationTaken>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPost("/v1/explanations/{id}/decision", (string id, DecisionCommand command, Access access, DecideClaim decide, CancellationToken ct) =>
                DecideAsync(Claim.Explanation, id, null, command, access, decide, ct))
            .WithName("decideExplanation").WithTags("explanations").WithSummary("Chấp nhận hoặc bác một giải trình của người khác")
            .Produces<DecisionTaken>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        app.MapGet("/v1/explanations/{id}", async (string id, Access access, ReadExplanation read, CancellationToken ct) =>
                await read.OneAsync(id, access, ct) is { } answer ? Results.Json(answer, WireJson.Options) : NotFound(id))
            .WithName("getExplanation").WithTags("explanations").WithSummary("Một giải trình và quyết định")
            .Produces<ExplanationAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/v1/explanations", async (Access access, ReadExplanation read, string? state, string? dossier, int? limit, string? cursor, CancellationToken ct) =>
                Results.Json(await read.PageAsync(state, dossier, cursor, Math.Clamp(limit ?? LimitDefault, 1, LimitMax), access, ct), WireJson.Options))
            .WithName("listExplanations").WithTags("explanations").WithSummary("Các giải trình; state=pending: đang chờ quyết định")
            .Produces<Page<ExplanationAnswer>>();
    }

    private static void MapCorrections(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/corrections/{id}/decision", (string id, string? source, DecisionCommand command, Access access, DecideClaim decide, CancellationToken ct) =>
                DecideAsync(Claim.Correction, id, source, command, access, decide, ct))
            .WithName("decideCorrection").WithTags("corrections").WithSummary("Chấp nhận hoặc bác một đính chính của người khác")
            .Produces<DecisionTaken>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        app.MapGet("/v1/corrections/{id}/preview", async (string id, string? source, Access access, PreviewCorrection preview, CancellationToken ct) =>
                await preview.RunAsync(id, source, access, ct) is { } answer ? Results.Json(answer, WireJson.Options) : NotFound(id))
            .WithName("previewCorrection").WithTags("corrections").WithSummary("Hồ sơ trước và sau khi chấp nhận đính chính")
            .Produces<CorrectionPreview>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/v1/corrections", ListCorrectionsAsync)
            .WithName("listCorrections").WithTags("corrections").WithSummary("Các đính chính; state=pending: đang chờ quyết định")
            .Produces<Page<CorrectionAnswer>>();
    }

    private static async Task<IResult> SubmitAsync(ExplanationClaim claim, Access access, SubmitExplanation submit, CancellationToken ct)
    {
        var (taken, refusal) = await submit.RunAsync(claim, access, ct);
        return refusal is not null ? refusal.Problem() : Results.Json(taken, WireJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DecideAsync(string kind, string id, string? source, DecisionCommand command, Access access, DecideClaim decide, CancellationToken ct)
    {
        var (taken, refusal) = await decide.RunAsync(kind, id, source, command, access, ct);
        return refusal is not null ? refusal.Problem() : Results.Json(taken, WireJson.Options);
    }

    private static async Task<IResult> ListCorrectionsAsync(Access access, ClaimList claims, LoadDossier load, string? state, string? dossier, int? limit, string? cursor, CancellationToken ct)
    {
        var most = Math.Clamp(limit ?? LimitDefault, 1, LimitMax);
        var found = await claims.ListAsync(Claim.Correction, state, dossier, cursor, most, ct);
        var items = new List<CorrectionAnswer>();
        foreach (var claim in found)
        {
            if (await load.ForAsync(claim.Dossier, access, ct) is { } seen && DecideClaim.Claiming(claim, seen) is not null)
            {
                items.Add(new CorrectionAnswer(claim.Source, claim.Id, claim.Dossier, claim.ClaimedBy, claim.Decision ?? "pending", claim.DecidedBy));
            }
        }

        return Results.Json(new Page<CorrectionAnswer>(items, found.Count == most ? ClaimList.CursorAfter(found[^1]) : null), WireJson.Options);
    }

    private static Problem NotFound(string id) =>
        Problem.Of(StatusCodes.Status404NotFound, "claimNotFound", "Không có đề nghị này.", new Dictionary<string, object?> { ["id"] = id });
}
