using System.Globalization;

namespace OneStop.Services.Tests;

/// <summary>Waits for states, never for times: the test's own end is the only bound.</summary>
internal static class Wait
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until it holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
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
