using OneStop.Runtime.Ledger.Verifying;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>restore FILE --replace</c>: puts a backup in place of the database, in one transaction, and verifies its chain. The program must not be
/// running. What the database held is gone, hence the word; the anchors noted so far are set aside, since history may go on differently from here.
/// Readers of the feed notice (409 <c>otherHistory</c>) and rebuild.
/// </summary>
internal static class RestoreVerb
{
    public static readonly Verb Verb = new("restore", "put a backup in place of the database, which must not be in use", RunAsync)
    {
        Operands = "FILE",
        OperandsMax = 1,
        Options = [new("replace", Needed: true), Verb.Json],
    };

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Operands is not [var file] || !File.Exists(file))
        {
            await call.Error.WriteLineAsync("restore needs the FILE that backup wrote.");
            return 2;
        }

        if (!call.Flag("replace"))
        {
            await call.Error.WriteLineAsync("Everything in the database will be replaced; say --replace to do it.");
            return 2;
        }

        if (await ServerFile.AnswersAsync(call.Settings, ct))
        {
            await call.Error.WriteLineAsync($"The program runs at {call.ServerUrl}; stop it first.");
            return 1;
        }

        await using var database = await Database.OpenAsync(call.Settings, ct);
        await DatabaseDump.ReadAsync(database.ConnectionString, Path.GetFullPath(file), ct);
        foreach (var anchors in AnchorFile.Of(call.Settings))
        {
            anchors.SetAside(TimeProvider.System.GetUtcNow());
        }

        var report = await new Verification(database.Source, []).RunAsync(ct);
        await call.AnswerAsync(
            report.Whole ? $"restored: {report.Entries} entries up to position {report.Head}, whole" : $"restored, but not whole: {report.Faults[0].Detail}", report);
        return report.Whole ? 0 : 1;
    }
}
