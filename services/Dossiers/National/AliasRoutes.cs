using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>Seeing, adding and ending what makes the messages understood: dossier codes and unit names written otherwise.</summary>
internal static class AliasRoutes
{
    private const int LimitDefault = 100;
    private const int LimitMax = 1000;
    private const int LengthMax = 300;
    private const int CodeLengthMax = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/national/aliases", ListAsync)
            .WithName("listNationalAliases").WithTags("national").WithSummary("Mã hồ sơ và tên đơn vị được viết khác, kèm ngày hiệu lực; chỉ cho mã truy cập của tỉnh")
            .Produces<Page<NationalAlias>>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        app.MapPut("/v1/national/aliases", PutAsync)
            .WithName("putNationalAliases").WithTags("national").WithSummary("Thêm bí danh, hoặc đổi bí danh cùng tên và cùng ngày đầu (như đặt ngày cuối); chỉ cho mã truy cập của tỉnh")
            .Produces<CatalogueAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(NationalAliases store, string? kind, string? source, string? text, string? on, int? limit, string? cursor, CancellationToken ct)
    {
        DateOnly? day = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        if (kind is not (null or NationalAliases.Dossier or NationalAliases.Unit) || (on is not null && day is null))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badValue", "kind là dossier hoặc unit; on là ngày yyyy-MM-dd.");
        }

        var most = Math.Clamp(limit ?? LimitDefault, 1, LimitMax);
        var found = await store.ListAsync(new AliasFilter(kind, source, text, day), After(cursor), most + 1, ct);
        var page = found.Take(most).ToList();
        return Results.Json(new Page<NationalAlias>(page, found.Count > most ? Cursor(page[^1]) : null), WireJson.Options);
    }

    private static async Task<IResult> PutAsync(NationalAlias[] aliases, NationalAliases store, DossierCodes codes, TellAgain again, CancellationToken ct)
    {
        if (Array.FindIndex(aliases, static a => !IsUsable(a)) is >= 0 and var bad)
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest, "badValue", $"Mục {bad + 1}: cần kind (dossier hoặc unit), alias và meaning khác nhau, mỗi mục tối đa {LengthMax} ký tự trên một dòng, from không sau to.");
        }

        if (codes.FindCircle(aliases) is { } circle)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "aliasCircle", "Các mã hồ sơ chỉ vòng lại nhau.", new Dictionary<string, object?> { ["alias"] = circle });
        }

        // The ledger first: what is there holds, and the next start keeps beside it what is missing here.
        var position = await codes.PutAsync(aliases, ct);
        await store.PutAsync(aliases, ct);
        await again.RunAsync(aliases, ct);
        return Results.Json(new CatalogueAnswer(aliases.Length, 0, [], position), WireJson.Options);
    }

    private static bool IsUsable(NationalAlias? a) => a is { Kind: NationalAliases.Dossier or NationalAliases.Unit }
        && IsLine(a.Alias) && IsLine(a.Meaning) && (a.Kind != NationalAliases.Dossier || (a.Alias.Length <= CodeLengthMax && a.Meaning.Length <= CodeLengthMax)) && (a.Source is null || IsLine(a.Source)) && a.Alias != a.Meaning && !(a.From > a.To);

    private static bool IsLine(string? text) => text is { Length: > 0 and <= LengthMax } && text.Trim().Length == text.Length && !text.Any(char.IsControl);

    private static string Cursor(NationalAlias last) => PageCursor.Of(last.Kind, last.Alias, last.Source ?? "", (last.From ?? DateOnly.MinValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static AliasPlace After(string? cursor) =>
        PageCursor.Read(cursor, 4) is [var kind, var alias, var source, var day] ? new AliasPlace(kind, alias, source, PageCursor.Day(day)) : AliasPlace.Start;
}
