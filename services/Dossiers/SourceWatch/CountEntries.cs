using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.SourceWatch;

/// <summary>
/// Counts entries by source and hour, reading the ledger from a checkpoint that moves in the same transaction: each entry counts once. It looks twice
/// a minute, so that it is in nobody's way.
/// </summary>
public sealed class CountEntries(LedgerReader ledger, NpgsqlDataSource database, TimeProvider time, ILogger<CountEntries> log) : LastingWork(time, log)
{
    private const int PageSize = 10_000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _looking = new(1, 1);

    /// <summary>Counts everything up to the head.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            while (await CountPageAsync(ct) == PageSize)
            {
                // More may be waiting.
            }
        }
        finally
        {
            _looking.Release();
        }
    }

    public override void Dispose()
    {
        _looking.Dispose();
        base.Dispose();
    }

    protected override TimeSpan BeforeFirst => Period;

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        await LookAsync(stopping);
        return Period;
    }

    private async Task<int> CountPageAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var locked = new NpgsqlCommand(SqlText.Of<CountEntries>("SourceWatch/Sql/lock.sql"), connection, transaction);
        var (last, read) = ((long)(await locked.ExecuteScalarAsync(ct))!, 0);
        var hours = new Dictionary<(string Source, DateTimeOffset Hour), (long Entries, long Position, DateTimeOffset At, DateTimeOffset RecordedAt)>();
        await foreach (var entry in ledger.ReadAsync(last, PageSize, ct))
        {
            (last, read) = (entry.Position, read + 1);
            if (entry.Kind == EntryKind.Step && Read(entry.Body.Span) is { Source: not SystemStep.Source } step)
            {
                var hour = new DateTimeOffset(entry.AppendedAt.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
                hours[(step.Source, hour)] = (hours.GetValueOrDefault((step.Source, hour)).Entries + 1, entry.Position, entry.AppendedAt, step.RecordedAt);
            }
        }

        if (read == 0)
        {
            return 0;
        }

        await using var count = new NpgsqlCommand(SqlText.Of<CountEntries>("SourceWatch/Sql/count.sql"), connection, transaction);
        count.Parameters.AddWithValue(hours.Keys.Select(static k => k.Source).ToArray());
        count.Parameters.AddWithValue(hours.Keys.Select(static k => k.Hour).ToArray());
        count.Parameters.AddWithValue(hours.Values.Select(static v => v.Entries).ToArray());
        count.Parameters.AddWithValue(hours.Values.Select(static v => v.Position).ToArray());
        count.Parameters.AddWithValue(hours.Values.Select(static v => v.At.ToUniversalTime()).ToArray());
        count.Parameters.AddWithValue(hours.Values.Select(static v => v.RecordedAt.ToUniversalTime()).ToArray());
        await count.ExecuteNonQueryAsync(ct);
        await using var move = new NpgsqlCommand(SqlText.Of<CountEntries>("SourceWatch/Sql/move.sql"), connection, transaction);
        move.Parameters.AddWithValue(last);
        await move.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return read;
    }

    /// <summary>Source and recording time; they stand among the first of a stored body's properties.</summary>
    private static (string Source, DateTimeOffset RecordedAt) Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var (source, at) = ("", default(DateTimeOffset));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("source"u8))
            {
                reader.Read();
                source = reader.GetString()!;
            }
            else if (reader.ValueTextEquals("occurredAt"u8) || reader.ValueTextEquals("recordedAt"u8))
            {
                reader.Read();
                at = reader.GetDateTimeOffset();
            }
            else if (at != default)
            {
                break;
            }
            else
            {
                reader.Skip();
            }
        }

        return (source, at);
    }
}
