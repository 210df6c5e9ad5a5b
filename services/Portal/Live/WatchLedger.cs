using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;

namespace OneStop.Portal.Live;

/// <summary>
/// Tells open pages how far Reports has come. However many pages listen, one question is asked every <see cref="Every"/> while somebody listens,
/// and none when nobody does: the position stands in a header of any answer, also of <c>GET /health/live</c>.
/// </summary>
public sealed class WatchLedger(Peers peers, TimeProvider clock, IHostApplicationLifetime life, ILogger<WatchLedger> log)
{
    /// <summary>How often it is asked.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly List<Channel<long>> _listeners = [];
    private CancellationTokenSource? _watching;
    private long? _known;

    /// <summary>
    /// The position known now, where somebody listens already, and those that follow, each only once, until the page goes away or the program stops. A slow
    /// reader gets the newest only.
    /// </summary>
    public async IAsyncEnumerable<long> PositionsAsync([EnumeratorCancellation] CancellationToken gone)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(gone, life.ApplicationStopping);
        var channel = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        Join(channel);
        try
        {
            while (await NextAsync(channel.Reader, ends.Token) is { } position)
            {
                yield return position;
            }
        }
        finally
        {
            Leave(channel);
        }
    }

    private static async Task<long?> NextAsync(ChannelReader<long> positions, CancellationToken ends)
    {
        try
        {
            return await positions.ReadAsync(ends);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private void Join(Channel<long> channel)
    {
        lock (_gate)
        {
            _listeners.Add(channel);
            if (_known is { } known)
            {
                channel.Writer.TryWrite(known);
            }

            if (_watching is null)
            {
                _watching = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
                _ = WatchAsync(_watching.Token);
            }
        }
    }

    private void Leave(Channel<long> channel)
    {
        lock (_gate)
        {
            _listeners.Remove(channel);
            if (_listeners.Count == 0)
            {
                _watching?.Cancel();
                _watching?.Dispose();
                (_watching, _known) = (null, null);
            }
        }
    }

    private async Task WatchAsync(CancellationToken ends)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                if (await ReachedAsync(ends) is { } position)
                {
                    Tell(position, ends);
                }
            }
            while (await timer.WaitForNextTickAsync(ends));
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more.
        }
    }

    private void Tell(long position, CancellationToken ends)
    {
        lock (_gate)
        {
            if (position != _known && !ends.IsCancellationRequested)
            {
                _known = position;
                _listeners.ForEach(l => l.Writer.TryWrite(position));
            }
        }
    }

    /// <summary>The newest position, once Reports has reached it; null while it is behind, away or answers anything unheard of.</summary>
    private async Task<long?> ReachedAsync(CancellationToken ends)
    {
        try
        {
            using var answer = await peers.Reports(Peers.Service("portal")).GetAsync("/health/live", HttpCompletionOption.ResponseHeadersRead, ends);
            return ProgressHeaders.ReadLag(answer.Headers) is 0 ? ProgressHeaders.ReadHead(answer.Headers) : null;
        }
        catch (Exception fault) when (!ends.IsCancellationRequested)
        {
            log.LogDebug(fault, "Reports did not say how far it has come; it is asked again in {Pause}", Every);
            return null;
        }
    }
}
