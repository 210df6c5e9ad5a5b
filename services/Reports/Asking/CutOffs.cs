using System.Data;
using System.Globalization;
using Npgsql;
using OneStop.Core.WorkingTime;
using OneStop.Reports.Projection;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Asking;

/// <summary>Finds what a question may know (rulings 4, 5 and 33), and waits until Reports has come so far.</summary>
internal sealed class CutOffs(NpgsqlDataSource database, Feed feed, LedgerProgress progress, ReadingBooks books, TimeProvider clock)
{
    public static readonly TimeSpan WaitDefault = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(300);

    private static readonly TimeSpan WaitAgain = TimeSpan.FromSeconds(2);

    // The projection of this program says when it has moved; where another program projects, it is looked for.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Opens a cut-off.</summary>
    /// <param name="asked">A position (digits) or an instant; null = what Reports has now.</param>
    /// <param name="wait">How long Reports may take to reach it.</param>
    /// <returns>The cut-off, or why not: 400 <c>badCutoff</c>, 400 <c>cutoffAhead</c>, 503 <c>behind</c>.</returns>
    public async Task<(OpenedCutOff? Opened, Problem? Refused)> OpenAsync(string? asked, TimeSpan wait, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(asked))
        {
            return ((await OpenAsync(null, null, ct)).Opened, null);
        }

        if (long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return await OpenReachedAsync(position, position, null, wait, ct);
        }

        if (ReadInstant(asked) is not { } instant)
        {
            return (null, Problem.Of(400, "badCutoff", "cutoff là một vị trí của sổ cái (chữ số) hoặc một thời điểm ISO 8601."));
        }

        if (instant > clock.GetUtcNow())
        {
            return (null, Ahead(asked));
        }

        return (await CheckpointAsync(ct)).AppendedAt > instant
            ? ((await OpenAsync(null, instant, ct)).Opened, null)
            : await OpenReachedAsync(await feed.HeadAsync(ct, settled: instant), null, instant, wait, ct);
    }

    /// <summary>Opens a position that Reports had reached before, read as on the civil date <paramref name="today"/>.</summary>
    /// <exception cref="ProblemException">503 <c>behind</c>: everything projected is being made again and has not come so far.</exception>
    public async Task<OpenedCutOff> ReopenAsync(long position, DateOnly today, CancellationToken ct)
    {
        var (opened, behind) = await OpenReachedAsync(position, position, null, WaitAgain, ct);
        return opened is null ? throw new ProblemException(behind!) : opened.On(today);
    }

    /// <summary>An instant as in a query: without offset it is Vietnam's, and a plus that the query turned into a blank is read as one.</summary>
    private static DateTimeOffset? ReadInstant(string text)
    {
        var styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var plus = text.Trim().Replace(' ', '+');
        var zoned = plus.EndsWith('Z') || plus.LastIndexOfAny(['+', '-']) > 10;
        return DateTimeOffset.TryParse(zoned ? plus : plus + "+07:00", CultureInfo.InvariantCulture, styles, out var instant) ? instant : null;
    }

    /// <summary>Waits until Reports has come to a position; 400 <c>cutoffAhead</c> where the ledger has not, 503 <c>behind</c> where it takes too long.</summary>
    public async Task<Problem?> ReachAsync(long wanted, TimeSpan wait, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        for (var asked = false; ; asked = true)
        {
            var moved = progress.Moved;
            var (reached, _) = await CheckpointAsync(ct);
            if (reached >= wanted)
            {
                return null;
            }

            if (!asked && wanted > progress.Head && wanted > await feed.HeadAsync(ct))
            {
                return Ahead(wanted.ToString(CultureInfo.InvariantCulture));
            }

            if (clock.GetElapsedTime(started) >= wait)
            {
                return Problem.Of(
                    503,
                    "behind",
                    $"Số liệu mới cập nhật đến vị trí {reached}, chưa đến {wanted}.",
                    new Dictionary<string, object?> { ["reached"] = reached, ["wanted"] = wanted },
                    TimeSpan.FromSeconds(2));
            }

            await moved.WaitAsync(Look, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Opens a cut-off once Reports has come to the position it needs. Nobody who remembers how far that was is believed in the end: the snapshot itself
    /// must reach it, for a projection that is made again begins from nothing.
    /// </summary>
    private async Task<(OpenedCutOff? Opened, Problem? Refused)> OpenReachedAsync(
        long needed, long? position, DateTimeOffset? instant, TimeSpan wait, CancellationToken ct)
    {
        for (var look = progress.FiguresAt < needed; ; look = true)
        {
            if (look && await ReachAsync(needed, wait, ct) is { } refused)
            {
                return (null, refused);
            }

            var (opened, reached) = await OpenAsync(position, instant, ct);
            if (reached >= needed)
            {
                return (opened, null);
            }

            await opened.DisposeAsync();
        }
    }

    private static Problem Ahead(string asked) => Problem.Of(400, "cutoffAhead", $"Sổ cái chưa đến {asked}.");

    private async Task<(long Position, DateTimeOffset? AppendedAt)> CheckpointAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select position, appended_at from reports.checkpoint");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1)) : (0, null);
    }

    private async Task<(OpenedCutOff Opened, long Reached)> OpenAsync(long? position, DateTimeOffset? instant, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Asking/Sql/place-cutoff.sql"), connection);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)position ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)instant?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        var place = await PlaceAsync(command, ct);
        var (catalogue, keys, cells) = await books.OpenAsync(connection, place.Generation, ct);
        var now = instant ?? (position is null ? clock.GetUtcNow() : place.Instant ?? clock.GetUtcNow());
        var cutOff = new CutOff(
            place.Position, place.Instant, place.Position == place.Reached, VietnamTime.DateOf(now), catalogue.At(place.Position), keys, cells, connection)
        {
            Now = now,
            IsNear = place.Near,
        };
        return (new OpenedCutOff(cutOff, transaction), place.Reached);
    }

    private static async Task<(long Position, DateTimeOffset? Instant, long Reached, Guid Generation, bool Near)> PlaceAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt64(2), reader.GetGuid(3), reader.GetBoolean(4))
            : (0, null, 0, default, false);
    }
}
