using Npgsql;
using NpgsqlTypes;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Quarantine;

/// <summary>Puts rejected items into quarantine, whole and encrypted; the same item again is counted.</summary>
public sealed class KeepRejected(NpgsqlDataSource database, PersonalCipher cipher, TimeProvider time)
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
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, items.Select(i => Encrypted(i.Line, sender.Channel)).ToArray());
        command.Parameters.AddWithValue(items.Select(static i => i.Line.Length).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, items.Select(static i => i.Line.Sha256.ToArray()).ToArray());
        command.Parameters.AddWithValue(items.Select(static i => i.Seen).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    private byte[]? Encrypted(RejectedLine line, string channel) =>
        line.Raw is { } raw ? cipher.Encrypt(raw.Span, PersonalPlace.Rejected.Of(channel, Convert.ToHexStringLower(line.Sha256.Span))) : null;

    private static string?[] Texts(List<(RejectedLine Line, int Seen)> items, Func<RejectedLine, string?> text) => [.. items.Select(i => text(i.Line))];
}
