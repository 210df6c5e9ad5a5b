using Npgsql;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Lookup;

/// <summary>Reads what lies beside the ledger.</summary>
public sealed class ReadSideText(NpgsqlDataSource database, PersonalCipher cipher)
{
    /// <summary>The free text of one entry, a JSON object; null where there is none or it was erased.</summary>
    public async Task<byte[]?> OfEntryAsync(string dossier, string source, string id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<ReadSideText>("Lookup/Sql/free-text.sql"));
        command.Parameters.AddWithValue(dossier);
        command.Parameters.AddWithValue(source);
        command.Parameters.AddWithValue(id);
        return await command.ExecuteScalarAsync(ct) is byte[] stored ? cipher.Decrypt(stored, PersonalPlace.FreeText.Of(dossier, source, id)) : null;
    }
}
