using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Lookup;

/// <summary>Reads what lies beside the ledger.</summary>
public sealed class ReadSideText(NpgsqlDataSource database)
{
    /// <summary>The free text of one entry, a JSON object; null where there is none or it was erased.</summary>
    public async Task<byte[]?> OfEntryAsync(string dossier, string source, string id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<ReadSideText>("Lookup/Sql/free-text.sql"));
        command.Parameters.AddWithValue(dossier);
        command.Parameters.AddWithValue(source);
        command.Parameters.AddWithValue(id);
        return await command.ExecuteScalarAsync(ct) as byte[];
    }
}
