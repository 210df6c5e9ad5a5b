using System.Text.Json;
using Npgsql;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Lookup;

/// <summary>Personal data and free text of a dossier: every reading is noted, and all of it can be erased without touching the ledger.</summary>
public sealed class PersonalData(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Reads it, noting who did.</summary>
    public async Task<PersonalAnswer> ReadAsync(string dossier, string user, CancellationToken ct)
    {
        await using (var note = database.CreateCommand(SqlText.Of<PersonalData>("Lookup/Sql/note-personal-read.sql")))
        {
            note.Parameters.AddWithValue(time.GetUtcNow());
            note.Parameters.AddWithValue(user);
            note.Parameters.AddWithValue(dossier);
            await note.ExecuteNonQueryAsync(ct);
        }

        var (applicants, texts) = (new List<SideTextAnswer>(), new List<SideTextAnswer>());
        await using var command = database.CreateCommand(SqlText.Of<PersonalData>("Lookup/Sql/personal-of-dossier.sql"));
        command.Parameters.AddWithValue(dossier);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var item = new SideTextAnswer(reader.GetString(1), reader.GetString(2), JsonSerializer.Deserialize<JsonElement>(reader.GetFieldValue<byte[]>(3)));
            (reader.GetString(0) == "applicant" ? applicants : texts).Add(item);
        }

        return new PersonalAnswer(dossier, applicants, texts);
    }

    /// <summary>Erases it; returns how many pieces there were.</summary>
    public async Task<long> EraseAsync(string dossier, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<PersonalData>("Lookup/Sql/erase-personal.sql"));
        command.Parameters.AddWithValue(dossier);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
