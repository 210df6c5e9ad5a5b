using Npgsql;
using NpgsqlTypes;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Quarantine;

/// <summary>Puts rejected items into quarantine, whole; the same item again is counted.</summary>
public sealed class KeepRejected(NpgsqlDataSource database, TimeProvider time)
{
    public async Task KeepAsync(IReadOnlyList<RejectedLine> lines, Sender sender)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var items = lines.GroupBy(static l => Convert.ToHexString(l.Sha256.Span)).Select(static g => (Line: g.Last(), Seen: g.Count())).ToList();
        await using var command = database.CreateCommand(SqlText.Of<KeepRejected>("Quarantine/Sql/keep.sql"));
        command.Parameters.AddWithValue(sender.Channel);
        command.Parameters.AddWithValue(sender.User);
        command.Parameters.AddWithValue(sender.Agency);
        command.Parameters.AddWithValue(sender.Backfill);
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(Texts(items, static l => l.Source));
        command.Parameters.AddWithValue(Texts(items, static l => l.Id));
        command.Parameters.AddWithValue(Texts(items, static l => l.Dossier));
        command.Parameters.AddWithValue(Texts(items, static l => l.Code));
        command.Parameters.AddWithValue(Texts(items, static l => l.Detail));
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, items.Select(static i => i.Line.Raw?.ToArray()).ToArray());
        command.Parameters.AddWithValue(items.Select(static i => i.Line.Length).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, items.Select(static i => i.Line.Sha256.ToArray()).ToArray());
        command.Parameters.AddWithValue(items.Select(static i => i.Seen).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    private static string?[] Texts(List<(RejectedLine Line, int Seen)> items, Func<RejectedLine, string?> text) => [.. items.Select(i => text(i.Line))];
}
