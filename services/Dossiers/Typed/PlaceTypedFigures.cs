using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Typed;

/// <summary>
/// <c>POST /v1/typed-figures</c>: gives figures that Reports keeps (indicators typed in, survey campaigns) their place in the ledger, so that one position
/// fixes them too. The entry holds their hash, whose they are and how many, and nothing that they say.
/// </summary>
internal static class PlaceTypedFigures
{
    private const string Source = "typed-figures";
    private const int IdLengthMax = 100;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/typed-figures", HandleAsync)
        .WithName("placeTypedFigures")
        .WithTags("ledger")
        .WithSummary("Ghi vị trí trong sổ cái cho số liệu nhập tay mà dịch vụ báo cáo giữ")
        .Produces<TypedFiguresPlaced>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> HandleAsync(TypedFigures figures, Access access, LedgerWriter ledger, CancellationToken ct)
    {
        if (figures is not { Id: { Length: > 0 and <= IdLengthMax }, What: "indicators" or "surveys", Count: > 0, Sha256.Length: 64 } || figures.Id.Any(char.IsControl))
        {
            return Problem.Of(400, "badTypedFigures", "Cần id, what (indicators hoặc surveys), count lớn hơn 0 và sha256.");
        }

        var placed = await ledger.AppendAsync([new NewEntry(EntryKind.Typed, null, Source, figures.Id, Body(figures, access.User))], ct);
        return Results.Json(new TypedFiguresPlaced(figures.Id, placed[0].Position), WireJson.Options);
    }

    private static ReadOnlyMemory<byte> Body(TypedFigures figures, string by)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("id", figures.Id);
        writer.WriteString("what", figures.What);
        writer.WriteNumber("count", figures.Count);
        writer.WriteString("sha256", figures.Sha256);
        writer.WriteString("by", by);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
