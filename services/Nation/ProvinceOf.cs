using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using OneStop.Core.Procedures;

namespace OneStop.Nation;

/// <summary>
/// Which province a request is for: the one its address names (<c>h10.example.vn</c>), else that of the token's agency, else that of an agency or
/// dossier it asks for. The token is only read here; the province judges it.
/// </summary>
internal static partial class ProvinceOf
{
    private const string Bearer = "Bearer ";

    private static readonly string[] Telling = ["scope", "dossier", "agency"];

    /// <summary>The code, as <c>H10</c>; <c>null</c> where nothing in the request says it.</summary>
    public static string? Request(HttpRequest request) =>
        Code(request.Host.Host.Split('.')[0].ToUpperInvariant())
        ?? OfToken(request.Headers.Authorization.ToString())
        ?? request.Path.Value!.Split('/').Select(OfAgencyOrDossier).FirstOrDefault(code => code is not null)
        ?? Telling.Select(name => OfAgencyOrDossier(request.Query[name].ToString())).FirstOrDefault(code => code is not null);

    private static string? OfToken(string authorization)
    {
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return new JsonWebToken(authorization[Bearer.Length..].Trim()).TryGetPayloadValue<string>("agency", out var agency) ? OfAgency(agency) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // A dossier's code begins with its agency's, in either style: 000.00.07.H10-210412-0003.
    private static string? OfAgencyOrDossier(string text) => OfAgency(text.Split('-')[0]);

    private static string? OfAgency(string text) => AgencyCode.Normalise(text) is { } code ? Code(AgencyCode.ProvinceOf(code)) : null;

    private static string? Code(string text) => Province().IsMatch(text) ? text : null;

    [GeneratedRegex("^[A-Y][0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Province();
}
