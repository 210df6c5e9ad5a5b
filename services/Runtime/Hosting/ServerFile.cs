namespace OneStop.Runtime.Hosting;

/// <summary>The file <c>server.url</c> in the state folder: where the server that uses the folder answers, while it runs.</summary>
public static class ServerFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The running server's address; where the file is absent, the first of the configured ones.</summary>
    public static string Read(OneStopSettings settings)
    {
        var path = PathIn(settings);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : settings.Urls.Split(';')[0].TrimEnd('/');
    }

    /// <summary>
    /// Whether a server that uses the folder runs now, also one that takes the call and is too busy to answer; the file alone proves nothing, one that was
    /// killed leaves it.
    /// </summary>
    public static Task<bool> AnswersAsync(OneStopSettings settings, CancellationToken ct) => AnswersAsync(settings, Patience, ct);

    /// <summary>The same within <paramref name="patience"/>.</summary>
    internal static async Task<bool> AnswersAsync(OneStopSettings settings, TimeSpan patience, CancellationToken ct)
    {
        if (!File.Exists(PathIn(settings)) || !Uri.TryCreate($"{Read(settings)}/health/live", UriKind.Absolute, out var live) || live.Scheme is not ("http" or "https"))
        {
            return false;
        }

        try
        {
            using var client = new HttpClient { Timeout = patience };
            using var answer = await client.GetAsync(live, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Who takes the call and says nothing still holds the folder.
            return true;
        }
    }

    /// <summary>Notes the address.</summary>
    public static void Write(OneStopSettings settings, string url)
    {
        Directory.CreateDirectory(settings.DataFolder);
        File.WriteAllText(PathIn(settings), url);
    }

    /// <summary>The server has stopped.</summary>
    public static void Remove(OneStopSettings settings) => File.Delete(PathIn(settings));

    private static string PathIn(OneStopSettings settings) => Path.Combine(settings.DataFolder, "server.url");
}
