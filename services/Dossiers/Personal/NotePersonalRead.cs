using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Personal;

/// <summary>The record of who read or erased personal data; it is written before anything is shown.</summary>
public sealed class NotePersonalRead(NpgsqlDataSource database, TimeProvider time)
{
    public const string Dossier = "dossier";
    public const string Rejected = "quarantine";
    public const string Register = "register";
    public const string Erasure = "erasure";

    /// <summary>Notes one reading of several dossiers; an empty code stands for an unknown one.</summary>
    /// <param name="purpose">Null = masked.</param>
    public async Task AddAsync(string user, string what, IReadOnlyList<string> dossiers, string? purpose, CancellationToken ct)
    {
        if (dossiers.Count == 0)
        {
            return;
        }

        await using var command = database.CreateCommand(SqlText.Of<NotePersonalRead>("Personal/Sql/note-read.sql"));
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(user);
        command.Parameters.AddWithValue(dossiers.ToArray());
        command.Parameters.AddWithValue(what);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)purpose ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The last thousand of one dossier, by every code it goes by, newest first.</summary>
    public async Task<IReadOnlyList<PersonalRead>> ListAsync(IReadOnlyList<string> codes, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<NotePersonalRead>("Personal/Sql/list-reads.sql"));
        command.Parameters.AddWithValue(codes.ToArray());
        var reads = new List<PersonalRead>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            reads.Add(new(reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        }

        return reads;
    }
}
