using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.National;

/// <summary>Keeps every revision of every item, encrypted; the same content again is the same revision.</summary>
public sealed class NationalRevisions(NpgsqlDataSource database, PersonalCipher cipher, TimeProvider time)
{
    /// <summary>Keeps items of one source.</summary>
    public async Task KeepAsync(string source, IReadOnlyList<NationalItem> items, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<NationalRevisions>("National/Sql/keep.sql"));
        command.Parameters.AddWithValue(source);
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(items.Select(static i => i.Dossier).ToArray());
        command.Parameters.AddWithValue(items.Select(static i => i.Kind).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, items.Select(static i => i.Sha256).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, items.Select(static i => i.Agency).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, items.Select(i => cipher.Encrypt(i.Body, Place(source, i.Dossier, i.Kind, i.Sha256))).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Everything known of some dossiers.</summary>
    public async Task<ILookup<string, NationalItem>> ReadAsync(string source, IReadOnlyCollection<string> dossiers, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<NationalRevisions>("National/Sql/read.sql"));
        command.Parameters.AddWithValue(source);
        command.Parameters.AddWithValue(dossiers.ToArray());
        var items = new List<NationalItem>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var body = cipher.Decrypt(reader.GetFieldValue<byte[]>(4), Place(source, reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(3)));
            items.Add(new NationalItem(
                reader.GetString(1), reader.GetString(0), reader.IsDBNull(2) ? null : reader.GetString(2), JsonSerializer.Deserialize<JsonElement>(body), body, reader.GetFieldValue<byte[]>(3))
            {
                ReceivedAt = reader.GetFieldValue<DateTimeOffset>(5),
            });
        }

        return items.ToLookup(static i => i.Dossier);
    }

    private static string Place(string source, string dossier, string kind, byte[] sha256) =>
        PersonalPlace.Revision.Of(source, dossier, kind, Convert.ToHexStringLower(sha256));
}
