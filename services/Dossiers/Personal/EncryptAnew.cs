using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using OneStop.Runtime.Personal;

namespace OneStop.Dossiers.Personal;

/// <summary>
/// Encrypts with the current key whatever another key, or none, has encrypted: after a rotation, and once after an upgrade from a version that
/// stored in clear. It runs beside readers and writers; a row that changes meanwhile, or that
/// nobody here can read, is left as it is.
/// </summary>
public sealed class EncryptAnew(NpgsqlDataSource database, PersonalCipher cipher)
{
    private const int RowsPerBatch = 200;

    /// <summary>Goes through all tables once; returns how many values it encrypted.</summary>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        var head = cipher.CurrentHead();
        var sum = 0L;
        foreach (var place in PersonalPlace.All)
        {
            sum += await RunAsync(place, head, ct);
        }

        return sum;
    }

    /// <summary>How many values begin with that head.</summary>
    public static async Task<long> CountAsync(NpgsqlDataSource database, byte[] head, CancellationToken ct)
    {
        var sum = 0L;
        foreach (var place in PersonalPlace.All)
        {
            await using var command = database.CreateCommand($"select count(*) from {place.Table} where substring({place.Value} from 1 for {PersonalCipher.HeadBytes}) = $1");
            command.Parameters.AddWithValue(head);
            sum += (long)(await command.ExecuteScalarAsync(ct))!;
        }

        return sum;
    }

    private async Task<long> RunAsync(PersonalPlace place, byte[] head, CancellationToken ct)
    {
        await using var reading = database.CreateCommand(
            $"select ctid::text, concat_ws(chr(10), {place.Key}), {place.Value} from {place.Table} where substring({place.Value} from 1 for {PersonalCipher.HeadBytes}) <> $1");
        reading.CommandTimeout = 0;
        reading.Parameters.AddWithValue(head);
        var batch = new List<(string At, byte[] Old, byte[] New)>(RowsPerBatch);
        var sum = 0L;
        await using var rows = await reading.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var (stored, where) = (rows.GetFieldValue<byte[]>(2), $"{place.Table}\n{rows.GetString(1)}");
            if (Again(stored, where) is { } anew)
            {
                batch.Add((rows.GetString(0), stored, anew));
            }

            if (batch.Count == RowsPerBatch)
            {
                sum += await WriteAsync(place, batch, ct);
                batch.Clear();
            }
        }

        return sum + await WriteAsync(place, batch, ct);
    }

    /// <summary>Null where it cannot be read: its key is not here, or somebody changed it.</summary>
    private byte[]? Again(byte[] stored, string where)
    {
        try
        {
            return cipher.Encrypt(cipher.Decrypt(stored, where), where);
        }
        catch (Exception unreadable) when (unreadable is PersonalKeyMissingException or CryptographicException)
        {
            return null;
        }
    }

    private async Task<long> WriteAsync(PersonalPlace place, List<(string At, byte[] Old, byte[] New)> batch, CancellationToken ct)
    {
        await using var writing = database.CreateCommand(
            $"update {place.Table} as kept set {place.Value} = given.new from unnest($1::text[]::tid[], $2::bytea[], $3::bytea[]) as given (at, old, new) "
            + $"where kept.ctid = given.at and kept.{place.Value} = given.old");
        writing.Parameters.AddWithValue(batch.ConvertAll(static b => b.At).ToArray());
        writing.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, batch.ConvertAll(static b => b.Old).ToArray());
        writing.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, batch.ConvertAll(static b => b.New).ToArray());
        return await writing.ExecuteNonQueryAsync(ct);
    }
}
