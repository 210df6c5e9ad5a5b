using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Lists;

/// <summary><c>GET /v1/samples</c>: a seeded sample of the dossiers that a filter finds, all read at one state.</summary>
internal static class DrawSample
{
    private const int SizeMax = 100;
    private const int SizeDefault = 20;
    private const int SeedMax = 100;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/samples", HandleAsync)
            .WithName("drawSample")
            .WithTags("dossiers")
            .WithSummary("Mẫu ngẫu nhiên có hạt giống của các hồ sơ theo bộ lọc")
            .Produces<Sample>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static Task<IResult> HandleAsync(HttpContext context, Access access, CutOffs cutOffs, CancellationToken ct)
    {
        var query = context.Request.Query;
        return query["seed"].FirstOrDefault() is { Length: > 0 and <= SeedMax } seed
            ? ReadFilter.CountAsync(context, access, cutOffs, async (filter, scope, cutOff) =>
                Results.Json(await DrawAsync(filter, scope, cutOff, seed, SizeOf(query), ct), WireJson.Options), ct)
            : Task.FromResult<IResult>(Problem.Of(400, "badSeed", $"Cần seed, từ 1 đến {SeedMax} ký tự."));
    }

    private static int SizeOf(IQueryCollection query) =>
        int.TryParse(query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? Math.Clamp(size, 1, SizeMax) : SizeDefault;

    private static async Task<Sample> DrawAsync(DossierFilter filter, string scope, CutOff cutOff, string seed, int size, CancellationToken ct)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var drawn = new SortedList<string, string>(StringComparer.Ordinal);
        var population = 0;
        await using (var command = FilterSql.Codes(filter, cutOff, await FittingKeys.OfAsync(filter, scope, cutOff, ct), ListPlace.Beginning, int.MaxValue))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var code = reader.GetString(0);
                all.AppendData(Encoding.UTF8.GetBytes(code + "\n"));
                population++;
                Keep(drawn, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{code}"))), code, size);
            }
        }

        var items = (await LoadItems.OfAsync(cutOff, [.. drawn.Values], cutOff.Today, ct)).ToDictionary(i => i.Code, StringComparer.Ordinal);
        return new Sample(population, Convert.ToHexStringLower(all.GetHashAndReset()), [.. drawn.Values.Select(code => items[code])]);
    }

    private static void Keep(SortedList<string, string> drawn, string lot, string code, int size)
    {
        if (drawn.Count == size)
        {
            if (string.CompareOrdinal(lot, drawn.GetKeyAtIndex(size - 1)) > 0)
            {
                return;
            }

            drawn.RemoveAt(size - 1);
        }

        drawn.Add(lot, code);
    }
}
