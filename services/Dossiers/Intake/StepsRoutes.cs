using System.IO.Compression;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.National;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Intake;

/// <summary><c>POST /v1/steps</c>: step reports of any number, with an outcome per line.</summary>
internal static class StepsRoutes
{
    private const int GzipBufferBytes = 1 << 16;
    private const string Json = "application/json; charset=utf-8";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/steps", PostAsync)
            .WithName("recordSteps")
            .WithTags("steps")
            .WithSummary("Báo cáo các bước xử lý: một đối tượng, một mảng, hoặc NDJSON dài tùy ý")
            .Accepts<object>("application/json", "application/x-ndjson")
            .Produces<StepsAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> PostAsync(
        HttpRequest request, Access access, RecordSteps steps, SourceLimit limit, SendersInHand senders, CancellationToken ct, [FromQuery] bool dryRun = false, [FromQuery] bool backfill = false)
    {
        if (access.Source is { } source && await limit.RefusesAsync(source, ct) is { } tooFast)
        {
            return tooFast;
        }

        using var turn = await senders.TurnAsync(request.ContentLength, ct);
        if (turn is { IsAcquired: false })
        {
            return SendersInHand.Refused;
        }

        if (FormOf(request) is not { } form)
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "Nội dung phải là application/json hoặc application/x-ndjson, UTF-8, có thể nén gzip.");
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        var zipped = request.Headers.ContentEncoding == "gzip";
        var body = zipped
            ? PipeReader.Create(new GZipStream(request.Body, CompressionMode.Decompress), new StreamPipeReaderOptions(bufferSize: GzipBufferBytes))
            : request.BodyReader;
        try
        {
            // The answer is short and asked for thousands of times a second: it is written at once, not streamed.
            return await steps.RunAsync(body, form, Sender.Of("steps", access, backfill), dryRun, ct) is { } answer
                ? Results.Text(JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Options), Json)
                : Problem.Of(StatusCodes.Status400BadRequest, "emptyBody", "Nội dung trống.");
        }
        catch (InvalidDataException)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badCompression", "Nội dung nén gzip bị hỏng; những gì đọc được trước đó đã được ghi nhận.");
        }
        finally
        {
            if (zipped)
            {
                await body.CompleteAsync();
            }
        }
    }

    private static StepsForm? FormOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            || request.Headers.ContentEncoding is not ({ Count: 0 } or ["" or "gzip" or "identity"]))
        {
            return null;
        }

        return type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? StepsForm.Json
            : type.MediaType.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase) ? StepsForm.Ndjson
            : null;
    }
}
