using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>
/// <c>POST /v1/token</c>: software exchanges its key for a short-lived token (OAuth 2.0 client credentials, RFC 6749 §4.4). The token sends step
/// reports of this source, for the agency the source is bound to, and opens nothing else.
/// </summary>
internal static class SourceToken
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/token", IssueAsync)
        .AllowAnonymous()
        .DisableAntiforgery()
        .WithName("issueSourceToken").WithTags("national").WithSummary("Đổi khóa của nguồn lấy mã truy cập ngắn hạn (client_credentials)")
        .Accepts<SourceTokenForm>("application/x-www-form-urlencoded")
        .Produces<SourceTokenAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> IssueAsync(HttpContext context, Sources sources, OwnIssuer issuer, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType || await context.Request.ReadFormAsync(ct) is not { } form || form["grant_type"] != "client_credentials")
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badGrant", "Cần biểu mẫu với grant_type=client_credentials.");
        }

        var (name, key) = SignIn.BasicPair(context.Request.Headers.Authorization.ToString()) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (key.Length < Sources.KeyLengthMin || await sources.FindAsync(key, context.Connection.RemoteIpAddress, ct) is not { } source || source.Source != name)
        {
            return Problem.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "Tên nguồn hoặc khóa không đúng, hoặc gửi từ địa chỉ chưa khai.");
        }

        context.Response.Headers.CacheControl = "no-store";
        var access = new Access(source.Source, new HashSet<string>(StringComparer.Ordinal) { Scopes.StepsWrite }, source.Agency) { Source = source.Source };
        return Results.Json(new SourceTokenAnswer(issuer.Mint(access, Life), "Bearer", (int)Life.TotalSeconds, Scopes.StepsWrite));
    }
}
