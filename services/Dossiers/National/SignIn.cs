using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>
/// Signs existing senders in with what they have: a bearer token, or their key in the header <c>X-Api-Key</c>, the query <c>key</c>, the password
/// of Basic, or the envelope's <c>session</c>.
/// </summary>
public sealed class SignIn(Sources sources, SourceLimit limit, CatalogueNow catalogue, TimeProvider time)
{
    /// <summary>Who sends; the problem where nobody does.</summary>
    public async Task<(NationalSender? Sender, Problem? Problem)> OfAsync(HttpContext context, JsonElement message, string? unit, CancellationToken ct)
    {
        var bearer = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (bearer.Principal is { } principal && Access.Of(principal) is { } access)
        {
            return access.May(Scopes.StepsWrite)
                ? await BearerAsync(access, context.Request.Query["source"] is [{ Length: > 0 and <= Sources.NameLengthMax } named] ? named : null, unit, ct)
                : (null, Problem.Of(StatusCodes.Status403Forbidden, "missingScope", $"The token lacks the scope {Scopes.StepsWrite}."));
        }

        foreach (var key in KeysOf(context.Request, message))
        {
            if (await sources.FindAsync(key, context.Connection.RemoteIpAddress, ct) is { } source)
            {
                return await limit.RefusesAsync(source.Source, ct) is { } tooFast ? (null, tooFast) : (new NationalSender(source.Source, source.Source, source.Agency), null);
            }
        }

        return (null, Problem.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "Cần mã truy cập hoặc khóa của nguồn, gửi từ địa chỉ đã khai."));
    }

    /// <summary>
    /// A token names its source in the query, else by the unit. A source of another agency cannot be named: its revisions would be read together
    /// with what is sent here.
    /// </summary>
    private async Task<(NationalSender? Sender, Problem? Problem)> BearerAsync(Access access, string? named, string? unit, CancellationToken ct)
    {
        if (access.Source is { } own)
        {
            return await limit.RefusesAsync(own, ct) is { } tooFast ? (null, tooFast) : (new NationalSender(own, access.User, access.Agency), null);
        }

        var source = named ?? $"dvcqg.{(unit is { Length: <= Sources.NameLengthMax } ? unit : "chung")}";
        var agency = await sources.AgencyOfAsync(source, ct) ?? (named is null ? AgencyCode.Normalise(unit) : null);
        var beyond = agency == Access.AllAgencies ? !access.Everywhere : agency is not null && catalogue.ForbiddenTo(access.Agency)?.Invoke(agency, VietnamTime.DateOf(time.GetUtcNow())) == true;
        return beyond
            ? (null, Problem.Of(StatusCodes.Status403Forbidden, "foreignScope", $"Nguồn {source} thuộc cơ quan ngoài phạm vi của mã truy cập."))
            : (new NationalSender(source, access.User, access.Agency), null);
    }

    private static IEnumerable<string> KeysOf(HttpRequest request, JsonElement message)
    {
        var basic = BasicPair(request.Headers.Authorization.ToString())?.Password;
        string?[] keys = [request.Headers["X-Api-Key"], request.Query["key"], basic, NationalValue.Text(message, "session")];
        return keys.Where(static key => key is { Length: >= Sources.KeyLengthMin })!;
    }

    /// <summary>Name and password of a Basic header; null where there is none.</summary>
    public static (string Name, string Password)? BasicPair(string header)
    {
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return (pair[..Math.Max(0, colon)], pair[(colon + 1)..]);
    }
}
