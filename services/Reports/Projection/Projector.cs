using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>
/// Follows the feed and keeps facts and cells. One at a time in a database, by an advisory lock: others look on and take over. While one page is written
/// the next ones are fetched and read; what has piled up by then is written as one page.
/// </summary>
internal sealed class Projector(NpgsqlDataSource database, Feed feed, LedgerProgress progress, TimeProvider time, ILogger<Projector> log)
    : LastingWork(time, log)
{
    internal const long Lock = 0x6F6E6573_00000052;
    private const int ChunksAhead = 10;

    /// <summary>
    /// Entries written in one transaction at most. Far behind, a large page meets a dossier's entries together: it is loaded, folded and written once
    /// for all of them, and so is a cell.
    /// </summary>
    private const int PageSize = 100_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StandbyLook = TimeSpan.FromMilliseconds(500);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        await FollowAsync(stopping);
        return TimeSpan.Zero;
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await TakeTurnAsync(connection, ct);
        try
        {
            foreach (var file in new[] { "page-dossiers", "page-cells", "page-exceptions", "plan-by-index" })
            {
                await RunAsync(connection, SqlText.Of<ReportsModule>($"Projection/Sql/{file}.sql"), ct);
            }

            var state = await ProjectedState.LoadAsync(connection, ct);
            progress.Reached(state.Position);
            await PagesAsync(connection, state, ct);
        }
        catch (OtherHistoryException)
        {
            Log.LogWarning("The ledger has another history than the one projected; everything is read again");
            await ProjectedState.ClearAsync(connection, ct);
        }
        finally
        {
            await ReleaseAsync(connection);
        }
    }

    /// <summary>
    /// Waits while another program projects, and takes over once that one is gone. Readers ask this one too, so it tells how far the other has come:
    /// first where the ledger ends, then where the figures do.
    /// </summary>
    private async Task TakeTurnAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand($"select pg_try_advisory_lock({Lock})", connection);
        await using var reached = new NpgsqlCommand("select coalesce(max(position), 0) from reports.checkpoint", connection);
        while (!(bool)(await take.ExecuteScalarAsync(ct))!)
        {
            try
            {
                await feed.HeadAsync(ct);
                progress.FeedAnswers(true);
            }
            catch (HttpRequestException)
            {
                progress.FeedAnswers(false);
            }

            progress.Reached((long)(await reached.ExecuteScalarAsync(ct))!);
            await Task.Delay(StandbyLook, ct);
        }
    }

    private async Task PagesAsync(NpgsqlConnection connection, ProjectedState state, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var chunks = Channel.CreateBounded<FeedChunk>(ChunksAhead);
        var fetching = FetchAsync(state.Position, state.Chain, chunks.Writer, stop.Token);
        try
        {
            while (await MoreAsync(connection, chunks.Reader, ct))
            {
                var entries = new List<FeedEntry>();
                string? chain = null;
                while (entries.Count <= PageSize - Feed.ChunkSize && chunks.Reader.TryRead(out var chunk))
                {
                    entries.AddRange(chunk.Entries);
                    chain = chunk.Chain;
                }

                await new Page(connection, state).ApplyAsync(entries, chain, ct);
                progress.Reached(state.Position);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // An idle projector looks after its connection, and so after its lock: a database that restarted, or a rebuild, has taken it away.
    private static async Task<bool> MoreAsync(NpgsqlConnection connection, ChannelReader<FeedChunk> chunks, CancellationToken ct)
    {
        var more = chunks.WaitToReadAsync(ct).AsTask();
        while (await Task.WhenAny(more, Task.Delay(LookEvery, ct)) != more)
        {
            await RunAsync(connection, "select 1", ct);
        }

        return await more;
    }

    private async Task FetchAsync(long after, string? chain, ChannelWriter<FeedChunk> chunks, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var chunk = await feed.NextAsync(after, chain, ct);
                progress.FeedAnswers(true);
                if (chunk.Entries.Count > 0)
                {
                    (after, chain) = (chunk.Entries[^1].Position, chunk.Chain);
                    await chunks.WriteAsync(chunk, ct);
                }
            }
        }
        catch (Exception failure)
        {
            progress.FeedAnswers(failure is not HttpRequestException);
            chunks.Complete(failure);
            throw;
        }
    }

    /// <summary>Gives the lock and the connection's settings back; one that broke has already lost them.</summary>
    private static async Task ReleaseAsync(NpgsqlConnection connection)
    {
        if (connection.State is System.Data.ConnectionState.Open)
        {
            await RunAsync(connection, "select pg_advisory_unlock_all(); reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin", CancellationToken.None);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
