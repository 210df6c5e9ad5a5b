using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// The one writer of this process: calls from everywhere meet in a bounded queue, and whatever has gathered while the last batch was being
/// committed goes into the next one, in one transaction (group commit). Thread safe. Several processes may write to the same ledger.
/// </summary>
public sealed class LedgerWriter : IAsyncDisposable
{
    /// <summary>At most so many entries go in one call.</summary>
    public const int EntriesPerCallMax = 10_000;

    /// <summary>A batch that has so many entries takes no further call.</summary>
    internal const int EntriesPerBatch = 10_000;

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    private readonly NpgsqlDataSource _database;
    private readonly LedgerSignal _signal;
    private readonly TimeProvider _time;
    private readonly ILogger<LedgerWriter> _log;
    private readonly LedgerMeter _meter;
    private readonly WriteQueue _queue;
    private readonly Task _loop;
    private NpgsqlConnection? _connection;
    private AppendTransaction? _append;

    public LedgerWriter(NpgsqlDataSource database, LedgerSignal signal, TimeProvider time, LedgerMeter meter, ILogger<LedgerWriter> log)
    {
        _database = database;
        _signal = signal;
        _time = time;
        _log = log;
        _meter = meter;
        _queue = new(meter);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>
    /// Appends what is new and says of each entry, in order, where it lies. All of a call is committed together. When this returns, the entries
    /// are durable.
    /// </summary>
    /// <param name="entries">At most <see cref="EntriesPerCallMax"/>; none is allowed.</param>
    /// <param name="ct">Ends the waiting, not the writing: a call that has left the queue is written all the same.</param>
    /// <exception cref="ArgumentException">Too many entries, or one that cannot be kept; nothing is written.</exception>
    /// <exception cref="LedgerOverloadedException">The queue was full for too long; nothing is written.</exception>
    /// <exception cref="LedgerUnavailableException">The database did not answer; repeat the call.</exception>
    public async Task<IReadOnlyList<Appended>> AppendAsync(IReadOnlyList<NewEntry> entries, CancellationToken ct)
    {
        if (entries.Count > EntriesPerCallMax)
        {
            throw new ArgumentException($"At most {EntriesPerCallMax} entries go in one call, not {entries.Count}.", nameof(entries));
        }

        if (entries.Count == 0)
        {
            return [];
        }

        var prepared = new PreparedEntry[entries.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            prepared[i] = PreparedEntry.Of(entries[i]);
        }

        var ticket = new WriteTicket(prepared);
        try
        {
            await _queue.PutAsync(ticket, ct);
        }
        catch (ChannelClosedException closed)
        {
            throw new LedgerUnavailableException(closed);
        }

        return await ticket.Outcome.Task.WaitAsync(ct);
    }

    /// <summary>Takes no further calls, writes those that wait, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _loop;
        await DropConnectionAsync();
    }

    private async Task RunAsync()
    {
        var batch = new List<WriteTicket>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            var entries = 0;
            while (entries < EntriesPerBatch && _queue.Reader.TryPeek(out var next)
                && (entries == 0 || entries + next.Entries.Length <= EntriesPerBatch) && _queue.Reader.TryRead(out var ticket))
            {
                batch.Add(ticket);
                entries += ticket.Entries.Length;
            }

            await WriteAsync(batch);
            batch.ForEach(_queue.Release);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<WriteTicket> tickets)
    {
        try
        {
            await WriteOnceAsync(tickets);
        }
        catch (Exception failure) when (tickets.Count > 1 && !IsTransient(failure))
        {
            // One call's entries must not fail another's.
            foreach (var ticket in tickets)
            {
                await WriteAsync([ticket]);
            }
        }
        catch (Exception failure)
        {
            _log.LogError(failure, "A batch of {Calls} calls could not be written", tickets.Count);
            var told = IsTransient(failure) ? new LedgerUnavailableException(failure) : failure;
            tickets.ForEach(ticket => ticket.Outcome.TrySetException(told));
        }
    }

    private async Task WriteOnceAsync(List<WriteTicket> tickets)
    {
        var entries = tickets.Count == 1 ? tickets[0].Entries : [.. tickets.SelectMany(static ticket => ticket.Entries)];
        var started = _time.GetTimestamp();
        using var span = SpanOf(tickets);
        var result = await RepeatAsync(entries);
        _meter.Committed(entries.Length, result.Written, _time.GetElapsedTime(started));
        span?.SetTag("onestop.entries", result.Written).SetTag("onestop.position.first", result.Head - result.Written + 1).SetTag("onestop.position.last", result.Head);
        if (result.Written > 0)
        {
            _signal.Reached(result.Head);
        }

        var at = 0;
        foreach (var ticket in tickets)
        {
            ticket.Outcome.TrySetResult(new ArraySegment<Appended>(result.Outcomes, at, ticket.Entries.Length));
            at += ticket.Entries.Length;
        }
    }

    // In the trace of the first caller; the others are linked.
    private static Activity? SpanOf(List<WriteTicket> tickets) => Telemetry.Source.HasListeners()
        ? Telemetry.Source.StartActivity(
            "ledger.batch", ActivityKind.Internal, tickets[0].Caller, links: tickets.Skip(1).Select(ticket => new ActivityLink(ticket.Caller)))
        : null;

    private async Task<AppendTransaction.Result> RepeatAsync(PreparedEntry[] entries)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await (await TransactionAsync()).WriteAsync(entries, CancellationToken.None);
            }
            catch (Exception failure)
            {
                await DropConnectionAsync();
                if (attempt >= Pauses.Length || !IsTransient(failure))
                {
                    throw;
                }

                _log.LogWarning(failure, "The ledger's database broke off; trying again");
                await Task.Delay(Pauses[attempt]);
            }
        }
    }

    private async Task<AppendTransaction> TransactionAsync()
    {
        if (_append is null)
        {
            _connection = await _database.OpenConnectionAsync();
            _append = new(_connection, _time);
        }

        return _append;
    }

    private async Task DropConnectionAsync()
    {
        _append?.Dispose();
        _append = null;
        if (_connection is not null)
        {
            NpgsqlConnection.ClearPool(_connection);
            await _connection.DisposeAsync();
            _connection = null;
        }
    }

    private static bool IsTransient(Exception failure) => failure is IOException or TimeoutException || DatabaseFault.IsPassing(failure);
}
