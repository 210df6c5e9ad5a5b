using Npgsql;
using NpgsqlTypes;
using OneStop.Dossiers.National;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Personal;

/// <summary>
/// Erases personal data: of one dossier, or whatever is older than the law lets us keep it. The ledger, every figure and every filed report stay
/// as they are to the byte, because none of them is made from it.
/// </summary>
public sealed class ErasePersonal(NpgsqlDataSource database, PersonalCipher cipher, NotePersonalRead notes)
{
    /// <summary>Erases what belongs to one dossier, by every code it goes by; returns how many pieces there were.</summary>
    public async Task<long> OfDossierAsync(IReadOnlyList<string> codes, string user, CancellationToken ct)
    {
        await notes.AddAsync(user, NotePersonalRead.Erasure, codes, PersonalPurpose.Handling, ct);
        var erased = 0L;
        foreach (var code in codes)
        {
            await using var command = database.CreateCommand(SqlText.Of<ErasePersonal>("Personal/Sql/erase-of-dossier.sql"));
            command.Parameters.AddWithValue(code);
            erased += (long)(await command.ExecuteScalarAsync(ct))! + await RevisionsAsync(code, null, ct);
        }

        return erased;
    }

    /// <summary>Erases what came before an instant, copies of registers with it; returns how many pieces there were.</summary>
    public async Task<long> OlderAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<ErasePersonal>("Personal/Sql/erase-older.sql"));
        command.Parameters.AddWithValue(before);
        return (long)(await command.ExecuteScalarAsync(ct))! + await RevisionsAsync(null, before, ct);
    }

    private async Task<long> RevisionsAsync(string? dossier, DateTimeOffset? before, CancellationToken ct)
    {
        var erased = 0L;
        for (var found = 1; found > 0; erased += found)
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var revisions = await FindAsync(connection, dossier, before, ct);
            await using var command = new NpgsqlCommand(SqlText.Of<ErasePersonal>("Personal/Sql/erase-revisions.sql"), connection);
            command.Parameters.AddWithValue(revisions.ConvertAll(static r => r.Source).ToArray());
            command.Parameters.AddWithValue(revisions.ConvertAll(static r => r.Dossier).ToArray());
            command.Parameters.AddWithValue(revisions.ConvertAll(static r => r.Kind).ToArray());
            command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, revisions.ConvertAll(static r => r.Sha256).ToArray());
            command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, revisions.ConvertAll(WithoutPeople).ToArray());
            found = await command.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return erased;
    }

    private byte[] WithoutPeople(Revision revision)
    {
        var place = PersonalPlace.Revision.Of(revision.Source, revision.Dossier, revision.Kind, Convert.ToHexStringLower(revision.Sha256));
        return cipher.Encrypt(NationalErasure.Of(cipher.Decrypt(revision.Body, place)), place);
    }

    private static async Task<List<Revision>> FindAsync(NpgsqlConnection connection, string? dossier, DateTimeOffset? before, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ErasePersonal>("Personal/Sql/revisions-to-erase.sql"), connection);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)dossier ?? DBNull.Value);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, (object?)before ?? DBNull.Value);
        var found = new List<Revision>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4)));
        }

        return found;
    }

    private sealed record Revision(string Source, string Dossier, string Kind, byte[] Sha256, byte[] Body);
}
