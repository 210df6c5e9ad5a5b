using System.Diagnostics;
using OneStop.Benchmarks.Measure;

namespace OneStop.Benchmarks.Stage;

/// <summary>Many connections that send ready-made requests, as fast as they are answered or at a given rate.</summary>
internal sealed class Fleet(Uri url, int connections)
{
    /// <summary>How it went.</summary>
    /// <param name="PerSecond">Requests answered.</param>
    /// <param name="Refused">Answers other than 200.</param>
    public sealed record Run(double PerSecond, Sample Times, int Refused);

    /// <summary>Sends all, each connection the next one when the last is answered.</summary>
    /// <param name="requests">Groups; the requests of a group follow each other on one connection, and a group is timed as one.</param>
    /// <param name="perSecond">At most so many groups a second; null = as fast as they are answered.</param>
    public async Task<Run> SendAsync(IReadOnlyList<byte[][]> requests, double? perSecond, CancellationToken ct)
    {
        var (next, refused, times, watch) = (-1, 0, new Sample(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(WorkAsync, ct)));
        return new(requests.Count / watch.Elapsed.TotalSeconds, times, refused);

        async Task WorkAsync()
        {
            using var connection = await PlainConnection.OpenAsync(url, ct);
            for (var n = Interlocked.Increment(ref next); n < requests.Count; n = Interlocked.Increment(ref next))
            {
                if (perSecond is { } rate && TimeSpan.FromSeconds(n / rate) - watch.Elapsed is { Ticks: > 0 } early)
                {
                    await Task.Delay(early, ct);
                }

                var began = watch.Elapsed;
                foreach (var request in requests[n])
                {
                    if (await connection.AskAsync(request, ct) != 200)
                    {
                        Interlocked.Increment(ref refused);
                    }
                }

                times.Add(watch.Elapsed - began);
            }
        }
    }
}
