using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>rebuild</c>: every module throws away what it derived from the ledger; the running program works it out again from position 0, or the next
/// one that starts. What the ledger, the catalogue and the sealed reports hold is untouched.
/// </summary>
internal static class RebuildVerb
{
    public static Verb For(IReadOnlyList<Module> modules) => new(
        "rebuild", "throw away what was derived from the ledger and work it out again", (call, ct) => RunAsync(call, modules, ct))
    {
        Options = [Verb.Json],
    };

    private static async Task<int> RunAsync(VerbCall call, IReadOnlyList<Module> modules, CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(call.Settings, ct);
        var thrownAway = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var module in modules)
        {
            if (await module.ForgetDerivedAsync(database.Source, ct) is { } forgotten)
            {
                thrownAway[module.Name] = forgotten;
            }
        }

        await call.AnswerAsync(string.Join(Environment.NewLine, thrownAway.Select(module => $"{module.Key}: {module.Value}")), thrownAway);

        await call.Error.WriteLineAsync(
            await ServerFile.AnswersAsync(call.Settings, ct) ? $"The program at {call.ServerUrl} works it out again." : "It is worked out again at the next start.");
        return 0;
    }
}
