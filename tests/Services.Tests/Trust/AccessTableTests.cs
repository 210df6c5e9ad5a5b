using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Trust;

/// <summary>The access table is complete: each address has a row, each row an address, and what needs no token is known by name.</summary>
public sealed class AccessTableTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    private static readonly string[] OpenToAll =
    [
        "/.well-known/jwks.json", "/.well-known/openid-configuration", "/health/live", "/health/ready", "/metrics", "/openapi/{documentName}.json",
        "/dang-nhap", "/dang-nhap/ngoai", "/dang-nhap/xong", "/hop-dong", "/ngon-ngu", "/tra-cuu",
    ];

    private IEnumerable<RouteEndpoint> Endpoints => program.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    [Fact]
    public void Each_row_is_the_row_of_an_address()
    {
        var met = Endpoints.Select(AccessTable.Of).OfType<AccessRule>().ToHashSet();
        Assert.Empty(AccessTable.All.Where(rule => !met.Contains(rule)).Select(rule => rule.Route));
    }

    [Fact]
    public void What_needs_no_token_and_no_sign_in_is_known_by_name()
    {
        var open = Endpoints
            .Where(e => AccessTable.Of(e) is null && e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.RoutePattern.RawText is { } path && !IsFile(path))
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'));
        Assert.Equal(OpenToAll.Order(StringComparer.Ordinal), open.Where(p => !p.Contains("{*path", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["GET /v1/public/dossiers/{code}", "POST /v1/national/CapNhatTienDoHoSoMC", "POST /v1/national/DongBoHoSoMC", "POST /v1/token"],
            AccessTable.All.Where(rule => !rule.NeedsToken).Select(rule => rule.Route).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Scopes_of_the_table_are_those_of_tokens_and_each_is_used() =>
        Assert.Equal(Scopes.All.Order(StringComparer.Ordinal), AccessTable.All.SelectMany(rule => rule.Scopes).Distinct().Order(StringComparer.Ordinal));

    private static bool IsFile(string path) => path.Contains('.', StringComparison.Ordinal) && !path.Contains(".well-known", StringComparison.Ordinal) && !path.Contains("{documentName}", StringComparison.Ordinal);
}
