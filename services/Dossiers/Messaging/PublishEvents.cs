using MassTransit;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Messaging;

/// <summary>
/// Publishes what happened, reading the ledger from a checkpoint: the ledger is the outbox. The checkpoint moves after the broker has confirmed
/// everything before it, so an event is sent at least once, in ledger order, also when the broker was away. One publisher at a time, by an
/// advisory lock held on the checkpoint's row.
/// </summary>
public sealed class PublishEvents(LedgerReader ledger, ReadEvents read, NpgsqlDataSource database, IBus bus, TimeProvider time, ILogger<PublishEvents> log) : LastingWork(time, log)
{
    private const int PageSize = 500;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BrokerDeadline = TimeSpan.FromSeconds(15);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        if (await PublishPageAsync(stopping) is { } caughtUp)
        {
            await ledger.WaitForMoreAsync(caughtUp, Wait, stopping);
        }

        return TimeSpan.Zero;
    }

    /// <summary>Publishes one page; the position read up to when there was nothing more, else null.</summary>
    private async Task<long?> PublishPageAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var checkpoint = new NpgsqlCommand(SqlText.Of<PublishEvents>("Messaging/Sql/lock-checkpoint.sql"), connection, transaction);
        var after = (long)(await checkpoint.ExecuteScalarAsync(ct))!;
        var (last, count) = (after, 0);
        var events = new List<OutgoingEvent>();
        await foreach (var stored in ledger.ReadAsync(after, PageSize, ct))
        {
            (last, count) = (stored.Position, count + 1);
            events.AddRange(await read.OfAsync(stored, ct));
        }

        await SendAsync(events, ct);
        if (last > after)
        {
            await using var move = new NpgsqlCommand(SqlText.Of<PublishEvents>("Messaging/Sql/move-checkpoint.sql"), connection, transaction);
            move.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
            await move.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return count < PageSize ? last : null;
    }

    /// <summary>
    /// Sends them with confirms, the events of one subject one after the other. A broker that is away would hold a publish for ever, so each page
    /// has a deadline; what was not confirmed is sent again.
    /// </summary>
    private async Task SendAsync(List<OutgoingEvent> events, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(BrokerDeadline);
        await Task.WhenAll(events.GroupBy(static e => e.Subject, StringComparer.Ordinal).Select(async subject =>
        {
            foreach (var happened in subject)
            {
                await bus.Publish(happened.Message, happened.Message.GetType(), deadline.Token);
            }
        }));
    }
}
