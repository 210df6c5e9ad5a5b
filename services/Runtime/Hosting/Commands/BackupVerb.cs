using System.Data;
using System.Globalization;
using Npgsql;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>backup [FILE]</c>: the whole database as it is at one instant, while the program runs; by default under <c>backups</c> in the state folder,
/// named by the time. An anchor of the chain is noted with it. Prints the file's path. Keys and passwords of the state folder are not in it.
/// </summary>
internal static class BackupVerb
{
    public static readonly Verb Verb = new("backup", "write the whole database to one file, also while running", RunAsync)
    {
        Operands = "[FILE]",
        OperandsMax = 1,
        Options = [Verb.Json],
    };

    /// <summary>Where backups go by default.</summary>
    public static string FolderOf(OneStopSettings settings) => Path.Combine(settings.DataFolder, "backups");

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var name = $"onestop-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.dump";
        var path = Path.GetFullPath(call.Operands is [var given] ? given : Path.Combine(FolderOf(call.Settings), name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var database = await Database.OpenAsync(call.Settings, ct);
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var (snapshot, anchor) = await SnapshotAsync(connection, now, ct);
        await DatabaseDump.WriteAsync(database.ConnectionString, snapshot, path, ct);
        foreach (var file in AnchorFile.Of(call.Settings))
        {
            file.Add(anchor);
        }

        await call.Error.WriteLineAsync($"Position {anchor.Position}, chain {anchor.Hash}, {new FileInfo(path).Length:N0} bytes.");
        await call.AnswerAsync(path, new { path, anchor.Position, Chain = anchor.Hash, Bytes = new FileInfo(path).Length });
        return 0;
    }

    private static async Task<(string Snapshot, Anchor Anchor)> SnapshotAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<Verb>("Ledger/Sql/export-snapshot.sql"), connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetString(0), new(reader.GetInt64(1), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2)), now));
    }
}
