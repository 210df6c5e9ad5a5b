using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Outbound;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Connector;

/// <summary>The profiles of connectors and their runs.</summary>
internal static class ConnectorRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/v1/connectors").WithTags("connectors");
        routes.MapPut("/{id}", PutAsync).WithName("putConnector").WithSummary("Hồ sơ kết nối kéo dữ liệu: một tài liệu JSON")
            .Produces<ConnectorAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
        routes.MapGet("", ListAsync).WithName("listConnectors").WithSummary("Các kết nối và lần chạy cuối").Produces<Page<ConnectorAnswer>>();
        routes.MapGet("/{id}", GetAsync).WithName("getConnector").WithSummary("Một kết nối").Produces<ConnectorAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapDelete("/{id}", DeleteAsync).WithName("deleteConnector").WithSummary("Bỏ kết nối; dữ liệu đã nhận còn nguyên").Produces(StatusCodes.Status204NoContent);
        routes.MapPost("/{id}/run", RunNowAsync).WithName("runConnector").WithSummary("Chạy ngay").Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> PutAsync(string id, ConnectorProfile profile, OutboundHosts hosts, KeptSecrets secrets, ConnectorTable table, CancellationToken ct)
    {
        if (hosts.Check(profile.Url).Refusal is { } refusal)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "forbiddenHost", refusal);
        }

        if (Fault(id, profile) is { } fault)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badValue", fault);
        }

        var secret = profile.Auth?.Secret is { Length: > 0 } given ? secrets.Seal(Encoding.UTF8.GetBytes(given)) : null;
        await table.PutAsync(id, profile with { Auth = profile.Auth is null ? null : profile.Auth with { Secret = null } }, secret, ct);
        return Results.Json((await table.ReadAsync(id, ct)).Single().Answer(), WireJson.Options);
    }

    private static string? Fault(string id, ConnectorProfile p)
    {
        if (id.Length is 0 or > 64 || !id.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-'))
        {
            return "id cần 1–64 ký tự a–z, 0–9, dấu chấm, gạch dưới, gạch nối.";
        }

        if (p.Auth is { Kind: not ("bearer" or "basic" or "header") } or { Kind: "basic" or "header", Name: null or "" })
        {
            return "auth cần kind bearer, basic (kèm name) hoặc header (kèm name).";
        }

        if (p.PageSize is < 1 or > 200 || p.WindowDays is < 1 or > 400 || p.EveryMinutes is < 1 or > 10_080 || p.PerMinute is < 1 or > 6000 || p.TimeoutSeconds is < 1 or > 300 || p.RetryDelayMilliseconds is < 1 or > 60_000)
        {
            return "pageSize 1–200, windowDays 1–400, everyMinutes 1–10.080, perMinute 1–6.000, timeoutSeconds 1–300, retryDelayMilliseconds 1–60.000.";
        }

        if (p.Status is not { Count: > 0 } || p.Status.Values.Any(static s => !int.TryParse(s, out var number) || number is < 1 or > 10))
        {
            return "status cần ánh xạ mỗi trạng thái của phần mềm sang 1–10.";
        }

        return p.Fields?.Keys.FirstOrDefault(static name => !MapItem.UsualFields.ContainsKey(name)) is { } unknown ? $"fields không có trường {unknown}." : null;
    }

    private static async Task<IResult> ListAsync(ConnectorTable table, CancellationToken ct) =>
        Results.Json(new Page<ConnectorAnswer>([.. (await table.ReadAsync(null, ct)).Select(static c => c.Answer())], null), WireJson.Options);

    private static async Task<IResult> GetAsync(string id, ConnectorTable table, CancellationToken ct) =>
        await table.ReadAsync(id, ct) is [var connector] ? Results.Json(connector.Answer(), WireJson.Options) : NotFound(id);

    private static async Task<IResult> DeleteAsync(string id, ConnectorTable table, CancellationToken ct)
    {
        await table.DeleteAsync(id, ct);
        return Results.NoContent();
    }

    private static async Task<IResult> RunNowAsync(string id, ConnectorTable table, CancellationToken ct) =>
        await table.RunNowAsync(id, ct) ? Results.StatusCode(StatusCodes.Status202Accepted) : NotFound(id);

    private static Problem NotFound(string id) => Problem.Of(StatusCodes.Status404NotFound, "connectorNotFound", $"Không có kết nối {id}.");
}
