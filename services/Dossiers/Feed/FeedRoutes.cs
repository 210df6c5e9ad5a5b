using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Feed;

/// <summary><c>GET /v1/ledger</c>: the whole ledger in order of position, for whoever builds on it (ruling 35).</summary>
internal static class FeedRoutes
{
    private const int LimitDefault = 1000;
    private const int LimitMax = 10_000;
    private const int WaitSecondsMax = 30;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(LedgerFeed.Path, GetAsync)
            .WithName("readLedger")
            .WithTags("ledger")
            .WithSummary("Dòng sự kiện theo thứ tự vị trí, NDJSON; chỉ cho mã truy cập phạm vi *")
            .Produces<LedgerLine>(StatusCodes.Status200OK, "application/x-ndjson")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> GetAsync(
        HttpContext context,
        LedgerReader ledger,
        IHostApplicationLifetime program,
        CancellationToken ct,
        [FromQuery] long after = 0,
        [FromQuery] int limit = LimitDefault,
        [FromQuery] int wait = 0,
        [FromQuery] string? chain = null,
        [FromQuery] DateTimeOffset? settled = null)
    {
        if (settled is { } instant)
        {
            await ledger.PositionAtAsync(instant, ct);
            ProgressHeaders.WriteHead(context.Response.Headers, (await ledger.HeadAsync(ct)).Position);
        }

        after = Math.Max(0, after);
        if (chain is not null && await OtherHistoryAsync(ledger, after, chain, ct) is { } other)
        {
            return other;
        }

        var page = await ReadAsync(ledger, after, Math.Clamp(limit, 1, LimitMax), ct);
        if (page.Last == after && wait > 0 && await MoreAsync(ledger, program, after, TimeSpan.FromSeconds(Math.Min(wait, WaitSecondsMax)), ct))
        {
            page = await ReadAsync(ledger, after, Math.Clamp(limit, 1, LimitMax), ct);
        }

        if (await ledger.ChainHashAtAsync(page.Last, ct) is { } hash)
        {
            context.Response.Headers[LedgerFeed.ChainHeader] = hash;
        }

        return Results.Bytes(page.Lines, "application/x-ndjson; charset=utf-8");
    }

    /// <summary>Waits for more; a program that stops ends the waiting, not the answer.</summary>
    private static async Task<bool> MoreAsync(LedgerReader ledger, IHostApplicationLifetime program, long after, TimeSpan wait, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, program.ApplicationStopping);
        try
        {
            return await ledger.WaitForMoreAsync(after, wait, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<IResult?> OtherHistoryAsync(LedgerReader ledger, long after, string chain, CancellationToken ct)
    {
        var ours = await ledger.ChainHashAtAsync(after, ct);
        return ours == chain
            ? null
            : Problem.Of(
                StatusCodes.Status409Conflict,
                LedgerFeed.OtherHistory,
                $"Sổ cái có lịch sử khác ở vị trí {after}; hãy đọc lại từ đầu.",
                new Dictionary<string, object?> { ["position"] = after, ["chain"] = ours });
    }

    private static async Task<(ReadOnlyMemory<byte> Lines, long Last)> ReadAsync(LedgerReader ledger, long after, int limit, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using var writer = new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions);
        var last = after;
        await foreach (var entry in ledger.ReadAsync(after, limit, ct))
        {
            writer.WriteStartObject();
            writer.WriteNumber("position", entry.Position);
            DataValue.WriteInstant(writer, "appendedAt"u8, entry.AppendedAt);
            writer.WriteString("kind", entry.Kind);
            writer.WriteNumber("schema", entry.Schema);
            writer.WritePropertyName("body");
            writer.WriteRawValue(entry.Body.Span, skipInputValidation: true);
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
            last = entry.Position;
        }

        return (buffer.WrittenMemory, last);
    }
}
