using System.Text.Json;
using Npgsql;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Personal;

/// <summary>Reads personal data and free text of a dossier: masked, unless the reader says what for. Every reading is noted first.</summary>
public sealed class ReadPersonal(NpgsqlDataSource database, PersonalCipher cipher, NotePersonalRead notes)
{
    /// <param name="codes">Every code the dossier goes by, its own first.</param>
    /// <param name="purpose">One of <see cref="PersonalPurpose.All"/>; null = masked.</param>
    public async Task<PersonalAnswer> RunAsync(IReadOnlyList<string> codes, string user, string? purpose, CancellationToken ct)
    {
        await notes.AddAsync(user, NotePersonalRead.Dossier, codes, purpose, ct);
        var (applicants, texts) = (new List<SideTextAnswer>(), new List<SideTextAnswer>());
        foreach (var code in codes)
        {
            await using var command = database.CreateCommand(SqlText.Of<ReadPersonal>("Personal/Sql/personal-of-dossier.sql"));
            command.Parameters.AddWithValue(code);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var (isApplicant, source, id) = (reader.GetString(0) == "applicant", reader.GetString(1), reader.GetString(2));
                var place = (isApplicant ? PersonalPlace.Applicant : PersonalPlace.FreeText).Of(code, source, id);
                (isApplicant ? applicants : texts).Add(new(source, id, Shown(cipher.Decrypt(reader.GetFieldValue<byte[]>(3), place), purpose is null)));
            }
        }

        return new PersonalAnswer(codes[0], purpose is null, applicants, texts);
    }

    private static JsonElement Shown(byte[] clear, bool masked)
    {
        var value = SoundJson.Of(JsonSerializer.Deserialize<JsonElement>(clear));
        return JsonSerializer.SerializeToElement(masked ? MaskPersonal.Of(value) : value);
    }
}
