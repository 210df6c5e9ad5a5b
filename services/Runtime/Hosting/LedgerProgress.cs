using Microsoft.AspNetCore.Builder;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// How far the ledger reaches and how far this program's figures follow, for the headers <c>X-Ledger-Head</c> and <c>X-Lag-Seconds</c> of every
/// answer. Whoever learns of a newer head or works through the feed says so here. Thread safe.
/// </summary>
public sealed class LedgerProgress(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _head;
    private long _reached;
    private bool _follows;
    private long _behindSince;
    private long _silentSince;
    private TaskCompletionSource _moved = NewMove();

    /// <summary>Ends when the projection has worked through more than it has now; never where this program has none.</summary>
    public Task Moved
    {
        get
        {
            lock (_lock)
            {
                return _moved.Task;
            }
        }
    }

    /// <summary>The newest position known.</summary>
    public long Head
    {
        get
        {
            lock (_lock)
            {
                return _head;
            }
        }
    }

    /// <summary>The position that the figures of this program had come to when last looked at; 0 where it has none.</summary>
    public long FiguresAt
    {
        get
        {
            lock (_lock)
            {
                return _reached;
            }
        }
    }

    /// <summary>Whether this program has figures that follow.</summary>
    public bool Follows
    {
        get
        {
            lock (_lock)
            {
                return _follows;
            }
        }
    }

    /// <summary>Entries that the figures do not have yet; 0 where this program has none.</summary>
    public long Behind
    {
        get
        {
            lock (_lock)
            {
                return _follows ? _head - _reached : 0;
            }
        }
    }

    /// <summary>The ledger reaches to <paramref name="position"/>; a smaller one than before is passed over.</summary>
    public void HeadIs(long position)
    {
        lock (_lock)
        {
            if (position > _head)
            {
                _head = position;
                StartLag();
            }
        }
    }

    /// <summary>The projection has worked through <paramref name="position"/> (smaller than before after a rebuild).</summary>
    public void Reached(long position)
    {
        lock (_lock)
        {
            _follows = true;
            _reached = position;
            _head = Math.Max(_head, position);
            if (_reached >= _head)
            {
                _behindSince = 0;
            }
            else
            {
                StartLag();
            }

            _moved.SetResult();
            _moved = NewMove();
        }
    }

    /// <summary>The feed answers, or it has stopped to: while it does not, nobody knows how far the ledger reaches, and what was the newest grows old.</summary>
    public void FeedAnswers(bool answers)
    {
        lock (_lock)
        {
            _silentSince = answers ? 0 : _silentSince == 0 ? Math.Max(1, time.GetTimestamp()) : _silentSince;
        }
    }

    /// <summary>
    /// For how long the projection has not been at the head, or could not ask where it is, in seconds; 0 when it is there, or when this program has none.
    /// </summary>
    public double LagSeconds
    {
        get
        {
            lock (_lock)
            {
                var since = _behindSince == 0 || (_silentSince != 0 && _silentSince < _behindSince) ? _silentSince : _behindSince;
                return !_follows || since == 0 ? 0 : time.GetElapsedTime(since).TotalSeconds;
            }
        }
    }

    private static TaskCompletionSource NewMove() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void StartLag()
    {
        if (_behindSince == 0 && _reached < _head)
        {
            _behindSince = Math.Max(1, time.GetTimestamp());
        }
    }
}

/// <summary>The headers.</summary>
internal static class LedgerProgressHeaders
{
    public static void UseLedgerProgress(this WebApplication app, LedgerProgress progress) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            ProgressHeaders.Write(context.Response.Headers, progress.Head, progress.LagSeconds);
            return Task.CompletedTask;
        });
        return next(context);
    });
}
