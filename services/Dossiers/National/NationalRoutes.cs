using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>The messages that provincial software already sends, and the keys that their senders sign in with.</summary>
internal static class NationalRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var kind in (string[])[NationalKind.Dossier, NationalKind.Progress])
        {
            app.MapPost($"/v1/national/{kind}", (HttpContext context, SignIn signIn, RecordNational record, CancellationToken ct) => PostAsync(kind, context, signIn, record, ct))
                .AllowAnonymous()
                .WithName(char.ToLowerInvariant(kind[0]) + kind[1..]).WithTags("national").WithSummary("Thông điệp đồng bộ với Cổng Dịch vụ công quốc gia, như phần mềm hiện có đang gửi")
                .Accepts<object>("application/json")
                .Produces<JsonObject>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized);
        }

        app.MapPut("/v1/sources", PutSourcesAsync)
            .WithName("putSources").WithTags("national").WithSummary("Khóa riêng và địa chỉ của phần mềm gửi dữ liệu; khóa trước còn dùng được một thời gian")
            .Produces<CatalogueAnswer>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> PostAsync(string kind, HttpContext context, SignIn signIn, RecordNational record, CancellationToken ct)
    {
        JsonDocument json;
        try
        {
            if (await BodyAsync(context.Request, ct) is not { } body)
            {
                return Problem.Of(StatusCodes.Status400BadRequest, "badJson", "Nội dung không phải UTF-8.");
            }

            json = JsonDocument.Parse(body);
        }
        catch (JsonException broken)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badJson", $"JSON hỏng ở dòng {broken.LineNumber + 1}.");
        }

        using (json)
        {
            var message = json.RootElement;
            var data = message.ValueKind == JsonValueKind.Object && message.TryGetProperty("data", out var inner) ? inner : message;
            var unit = NationalValue.Text(message, "madonvi") ?? Query(context, "MaDinhDanhDV") ?? Query(context, "madonvi");
            var (sender, problem) = await signIn.OfAsync(context, message, unit, ct);
            if (sender is null)
            {
                return problem!;
            }

            // A single item comes bare from some senders.
            IEnumerable<JsonElement> items = data.ValueKind == JsonValueKind.Array ? data.EnumerateArray() : [data];
            var errors = await record.RunAsync(kind, items, unit, sender, ct);
            return Results.Json(
                new JsonObject
                {
                    ["error_code"] = "0",
                    ["message"] = errors.Count == 0 ? "Đồng bộ thành công" : $"Đồng bộ thành công, {errors.Count} phần tử bị giữ lại",
                    ["errors"] = JsonSerializer.SerializeToNode(errors, WireJson.Options),
                },
                WireJson.Options);
        }
    }

    /// <summary>The body without a mark of its encoding, what can be no text replaced; null where it is no UTF-8.</summary>
    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        await request.Body.CopyToAsync(whole, ct);
        var bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        bytes = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (!Utf8.IsValid(bytes.Span))
        {
            return null;
        }

        OddEscapes.Repair(bytes.Span);
        return bytes;
    }

    private static async Task<IResult> PutSourcesAsync(SourceKey[] keys, Sources sources, CancellationToken ct)
    {
        var bad = Array.FindIndex(keys, static k => k is not { Source.Length: > 0 and <= Sources.NameLengthMax, Agency.Length: > 0 } || k.Key is not { Length: >= Sources.KeyLengthMin } || k.Addresses?.All(Sources.IsAddress) == false
            || k.GraceHours is < 0 or > Sources.GraceHoursMax || k.PerMinute is < 1);
        if (bad >= 0)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badValue", $"Mục {bad + 1}: cần source tối đa {Sources.NameLengthMax} ký tự, agency, key từ {Sources.KeyLengthMin} ký tự, addresses là địa chỉ hoặc dải CIDR, graceHours 0–{Sources.GraceHoursMax}, perMinute từ 1.");
        }

        try
        {
            foreach (var key in keys)
            {
                await sources.PutAsync(key, ct);
            }
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "keyTaken", "Một nguồn khác đã dùng khóa này.");
        }

        return Results.Json(new CatalogueAnswer(keys.Length, 0, [], null), WireJson.Options);
    }

    private static string? Query(HttpContext context, string name) => context.Request.Query[name] is [{ Length: > 0 } value] ? value : null;
}
