using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace OneStop.Services.Tests;

/// <summary>Waits for states, never for times; what has not come after minutes has failed, so that nothing hangs.</summary>
internal static class Wait
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Looks until it holds.</summary>
    /// <exception cref="TimeoutException">It did not hold for four minutes.</exception>
    public static async Task UntilAsync(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string waitedFor = "")
    {
        for (var watch = Stopwatch.StartNew(); !await holds();)
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"It never came: {waitedFor}");
            }

            await Task.Delay(Look, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Looks until the figures a program answers with are old, or are not.</summary>
    public static Task UntilOldAsync(HttpClient client, bool old) => UntilAsync(async () =>
    {
        using var answer = await client.GetAsync(new Uri("/v1/indicators", UriKind.Relative), TestContext.Current.CancellationToken);
        return double.Parse(answer.Headers.GetValues("X-Lag-Seconds").First(), CultureInfo.InvariantCulture) > 0 == old;
    });
}
