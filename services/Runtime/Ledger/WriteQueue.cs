using System.Diagnostics;
using System.Threading.Channels;

namespace OneStop.Runtime.Ledger;

/// <summary>One call that waits to be written.</summary>
internal sealed class WriteTicket(PreparedEntry[] entries)
{
    public PreparedEntry[] Entries { get; } = entries;

    /// <summary>The span of the caller.</summary>
    public ActivityContext Caller { get; } = Activity.Current?.Context ?? default;

    /// <summary>Bytes of all bodies.</summary>
    public long Bytes { get; } = entries.Sum(static entry => (long)entry.Body.Length);

    public TaskCompletionSource<IReadOnlyList<Appended>> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>
/// What waits to be written, in order of arrival and bounded in entries and bytes. A full queue slows its callers first, for at most
/// <see cref="Patience"/>, and then refuses.
/// </summary>
internal sealed class WriteQueue(LedgerMeter meter)
{
    /// <summary>At most so many entries wait.</summary>
    public const int EntriesMax = 60_000;

    /// <summary>At most so many bytes of bodies wait.</summary>
    public const long BytesMax = 96 * 1024 * 1024;

    /// <summary>How long a caller is slowed before it is refused.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<WriteTicket> _tickets = Channel.CreateUnbounded<WriteTicket>(new() { SingleReader = true });
    private readonly Lock _lock = new();
    private readonly Queue<(WriteTicket Ticket, TaskCompletionSource Room)> _waiting = new();
    private int _entries;
    private long _bytes;

    /// <summary>The writer's end.</summary>
    public ChannelReader<WriteTicket> Reader => _tickets.Reader;

    /// <summary>Puts a ticket in the queue.</summary>
    /// <exception cref="LedgerOverloadedException">There was no room in time.</exception>
    /// <exception cref="ChannelClosedException">The writer has closed.</exception>
    public async ValueTask PutAsync(WriteTicket ticket, CancellationToken ct)
    {
        TaskCompletionSource? room = null;
        lock (_lock)
        {
            if (_waiting.Count > 0 || !Take(ticket))
            {
                room = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Enqueue((ticket, room));
            }
        }

        if (room is not null)
        {
            await WaitAsync(room, ct);
        }

        if (!_tickets.Writer.TryWrite(ticket))
        {
            throw new ChannelClosedException();
        }
    }

    /// <summary>Gives back the room of a ticket that has left the queue.</summary>
    public void Release(WriteTicket ticket)
    {
        lock (_lock)
        {
            _entries -= ticket.Entries.Length;
            _bytes -= ticket.Bytes;
            LetIn();
        }
    }

    /// <summary>No further tickets; those in the queue are still read.</summary>
    public void Close() => _tickets.Writer.TryComplete();

    private async Task WaitAsync(TaskCompletionSource room, CancellationToken ct)
    {
        try
        {
            await room.Task.WaitAsync(Patience, ct);
        }
        catch (Exception gone) when (gone is TimeoutException or OperationCanceledException)
        {
            // Whoever sets the task first decides: when the room came in the same moment, it is used.
            if (!room.TrySetCanceled(CancellationToken.None))
            {
                return;
            }

            ct.ThrowIfCancellationRequested();
            meter.Refused();
            throw new LedgerOverloadedException(Patience);
        }
    }

    private void LetIn()
    {
        while (_waiting.TryPeek(out var next))
        {
            if (next.Room.Task.IsCompleted)
            {
                _waiting.Dequeue();
            }
            else if (Take(next.Ticket))
            {
                _waiting.Dequeue();
                if (!next.Room.TrySetResult())
                {
                    _entries -= next.Ticket.Entries.Length;
                    _bytes -= next.Ticket.Bytes;
                }
            }
            else
            {
                return;
            }
        }
    }

    private bool Take(WriteTicket ticket)
    {
        var fits = _entries == 0 || (_entries + ticket.Entries.Length <= EntriesMax && _bytes + ticket.Bytes <= BytesMax);
        if (fits)
        {
            _entries += ticket.Entries.Length;
            _bytes += ticket.Bytes;
        }

        return fits;
    }
}
