using Npgsql;
using NpgsqlTypes;
using OneStop.Dossiers.Claims;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Keeps what the ledger must not hold: applicants and free text, encrypted, and the list of claims that wait for a decision. It is written before the
/// append, so that an acknowledged step never lacks it; writing it again changes nothing.
/// </summary>
public sealed class KeepBeside(NpgsqlDataSource database, ClaimList claims, PersonalCipher cipher)
{
    /// <summary>Keeps the side texts of a batch.</summary>
    public async Task KeepAsync(StepBatch batch, Sender sender)
    {
        var personal = batch.Steps.Where(static s => s.Personal is not null).ToList();
        if (personal.Count > 0)
        {
            await KeepAsync("Intake/Sql/keep-personal-data.sql", PersonalPlace.Applicant, personal, personal.ConvertAll(static s => s.Personal!));
        }

        var texts = batch.Steps.Where(static s => s.FreeText is not null).ToList();
        if (texts.Count > 0)
        {
            await KeepAsync("Intake/Sql/keep-free-text.sql", PersonalPlace.FreeText, texts, texts.ConvertAll(static s => s.FreeText!));
        }

        var corrections = batch.Steps.Where(static s => s.Corrects).ToList();
        if (corrections.Count > 0)
        {
            await claims.KeepAsync(Claim.Correction, sender.User, sender.Agency, [.. corrections.Select(static s => (s.Source, s.Id, s.Dossier))]);
        }
    }

    /// <summary>Keeps the free text of one entry the program itself writes.</summary>
    public async Task KeepTextAsync(string dossier, string source, string id, byte[] text)
    {
        var step = new ReadStep(0, source, id, dossier, "", 0, 0, null, text, false);
        await KeepAsync("Intake/Sql/keep-free-text.sql", PersonalPlace.FreeText, [step], [text]);
    }

    private async Task KeepAsync(string sql, PersonalPlace place, List<ReadStep> steps, List<byte[]> bodies)
    {
        await using var command = database.CreateCommand(SqlText.Of<KeepBeside>(sql));
        command.Parameters.AddWithValue(steps.Select(static s => s.Dossier).ToArray());
        command.Parameters.AddWithValue(steps.Select(static s => s.Source).ToArray());
        command.Parameters.AddWithValue(steps.Select(static s => s.Id).ToArray());
        command.Parameters.AddWithValue(
            NpgsqlDbType.Array | NpgsqlDbType.Bytea, steps.Zip(bodies, (step, body) => cipher.Encrypt(body, place.Of(step.Dossier, step.Source, step.Id))).ToArray());
        await command.ExecuteNonQueryAsync();
    }
}
