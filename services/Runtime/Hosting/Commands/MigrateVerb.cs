using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>migrate [--json]</c>: brings the schemas of every service to this version and prints the files that ran, one per line; nothing is served.
/// A program that starts does the same, so this is for who wants it done, and seen, before the first one starts. It may run beside programs of the
/// version before, several at once: each file runs once.
/// </summary>
internal static class MigrateVerb
{
    public static Verb For(IReadOnlyList<Module> modules) => new(
        "migrate", "bring the database to this version's schemas without serving", (call, ct) => RunAsync(call, modules, ct))
    {
        Options = [Verb.Json],
    };

    private static async Task<int> RunAsync(VerbCall call, IReadOnlyList<Module> modules, CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(call.Settings, ct);
        await using var program = Server.Build(call.Settings, modules, database, configure: null);
        var ran = await Server.MigrateAsync(program.Services, ct);
        await call.Error.WriteLineAsync(ran.Count == 0 ? "The database has this version's schemas." : $"{ran.Count} files ran.");
        if (call.Flag("json") || ran.Count > 0)
        {
            await call.AnswerAsync(string.Join(Environment.NewLine, ran), new { ran });
        }

        return 0;
    }
}
