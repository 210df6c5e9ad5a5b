using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>
/// Signs existing senders in with what they have: a bearer token, or their key in the header <c>X-Api-Key</c>, the query <c>key</c>, the password
/// of Basic, or the envelope's <c>session</c>.
/// </summary>
public sealed class SignIn(Sources sources)
{
    /// <summary>Who sends; the problem where nobody does.</summary>
    public async Task<(NationalSender? Sender, Problem? Problem)> OfAsync(HttpContext context, JsonElement message, string? unit, CancellationToken ct)
    {
        var bearer = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (bearer.Principal is { } principal && Access.Of(principal) is { } access)
        {
            return access.May(Scopes.StepsWrite)
                ? (new NationalSender(context.Request.Query["source"] is [{ Length: > 0 and <= 100 } named] ? named : $"dvcqg.{unit ?? "chung"}", access.User, access.Agency), null)
                : (null, Problem.Of(StatusCodes.Status403Forbidden, "missingScope", $"The token lacks the scope {Scopes.StepsWrite}."));
        }

        foreach (var key in KeysOf(context.Request, message))
        {
            if (await sources.FindAsync(key, context.Connection.RemoteIpAddress, ct) is { } source)
            {
                return (new NationalSender(source.Source, source.Source, source.Agency), null);
            }
        }

        return (null, Problem.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "Cần mã truy cập hoặc khóa của nguồn, gửi từ địa chỉ đã khai."));
    }

    private static IEnumerable<string> KeysOf(HttpRequest request, JsonElement message)
    {
        var basic = BasicPassword(request.Headers.Authorization.ToString());
        string?[] keys = [request.Headers["X-Api-Key"], request.Query["key"], basic, NationalValue.Text(message, "session")];
        return keys.Where(static key => key is { Length: >= Sources.KeyLengthMin })!;
    }

    private static string? BasicPassword(string header)
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
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
