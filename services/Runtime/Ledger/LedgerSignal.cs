using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// Wakes those who wait for the ledger to grow: at once for what this process writes, by LISTEN for what others write. It listens from the
/// start of the program, or from the first wait on where it is used alone. Thread safe.
/// </summary>
public sealed class LedgerSignal(NpgsqlDataSource database, LedgerProgress progress, TimeProvider time, ILogger<LedgerSignal> log)
    : LastingWork(time, log), IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _listens;
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _head;

    /// <summary>The newest position this process has heard of; 0 before it heard of any.</summary>
    public long Head => Volatile.Read(ref _head);

    protected override TimeSpan AfterFault => TimeSpan.FromSeconds(1);

    /// <summary>Begins to listen and learns how far the ledger reaches.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Listen();
        await _heard.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Nothing: waits end with their callers, listening with disposal.</summary>
    public override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Says that the ledger reaches to <paramref name="position"/>.</summary>
    public void Reached(long position)
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            if (position <= _head)
            {
                return;
            }

            _head = position;
            progress.HeadIs(position);
            grown = _grown;
            _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        grown.TrySetResult();
    }

    /// <summary>Waits until the ledger reaches beyond <paramref name="after"/>.</summary>
    /// <returns><c>false</c> when <paramref name="wait"/> passed first.</returns>
    public async Task<bool> WaitAsync(long after, TimeSpan wait, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct, _stop.Token);
        patience.CancelAfter(wait);
        Listen();
        while (true)
        {
            Task grown;
            lock (_lock)
            {
                if (_head > after)
                {
                    return true;
                }

                grown = _grown.Task;
            }

            try
            {
                await grown.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return Head > after;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // As a hosted service it is known to the container twice, and disposed as often.
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        await base.StopAsync(CancellationToken.None);
        Dispose();
    }

    public override void Dispose()
    {
        _stop.Dispose();
        base.Dispose();
    }

    private void Listen()
    {
        lock (_lock)
        {
            if (!_listens)
            {
                _listens = true;
                _ = base.StartAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>Listens until the connection breaks off.</summary>
    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        // A connection of its own: one that has listened must not go back to the pool, which does not reset.
        await using var connection = await database.OpenConnectionAsync(stopping);
        try
        {
            connection.Notification += (_, told) => Reached(long.TryParse(told.Payload, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0);
            await using (var listen = new NpgsqlCommand("listen onestop_ledger", connection))
            {
                await listen.ExecuteNonQueryAsync(stopping);
            }

            // What came before the listening began.
            await using (var head = new NpgsqlCommand("select position from ledger.head", connection))
            {
                Reached(await head.ExecuteScalarAsync(stopping) as long? ?? throw new InvalidOperationException("The ledger has no head: the row of ledger.head is missing."));
            }

            _heard.TrySetResult();

            while (true)
            {
                await connection.WaitAsync(stopping);
            }
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await using var unlisten = new NpgsqlCommand("unlisten *", connection);
                await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
    }
}
