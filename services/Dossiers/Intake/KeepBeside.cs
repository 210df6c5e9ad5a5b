using Npgsql;
using NpgsqlTypes;
using OneStop.Dossiers.Claims;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Keeps what the ledger must not hold: applicants and free text, encrypted, and the list of claims that wait for a decision. It is written before the
/// append, so that an acknowledged step never lacks it, and settled after it: of two bodies with the same key only what the one that holds says stays
/// (ruling 2), also where it had been erased.
/// </summary>
public sealed class KeepBeside(NpgsqlDataSource database, ClaimList claims, PersonalCipher cipher, TimeProvider time)
{
    /// <summary>Keeps the side texts of a batch; what is already there of an entry stays.</summary>
    public async Task<KeptBeside> KeepAsync(StepBatch batch, Sender sender)
    {
        var kept = new KeptBeside(new Claimed(sender.User, sender.Agency, time.GetUtcNow()), []);
        await KeepAsync(kept, SideTable.Applicants, batch, static s => s.Personal);
        await KeepAsync(kept, SideTable.Texts, batch, static s => s.FreeText);
        var corrections = Numbered(batch).Where(static s => s.Step.Corrects).ToList();
        if (corrections.Count > 0)
        {
            var noted = await claims.KeepAsync(Claim.Correction, kept.Claimed, corrections.ConvertAll(static s => (s.Step.Source, s.Step.Id, s.Step.Dossier)));
            kept.Rows.AddRange(corrections.Select(s => new SideRow(s.Number, SideTable.Claims, s.Step, [], noted.Remove((s.Step.Source, s.Step.Id)))));
        }

        return kept;
    }

    /// <summary>
    /// Takes back what was kept of steps that turned out to be repetitions, and puts what belongs to an entry in the place of what a repetition, or an
    /// attempt that never reached the ledger, had left there.
    /// </summary>
    public async Task SettleAsync(KeptBeside kept, IReadOnlyList<Appended> outcomes)
    {
        foreach (var rows in kept.Rows.Where(r => r.New == outcomes[r.Number].Duplicate).GroupBy(static r => (r.Table, r.New)))
        {
            var (table, isNew) = rows.Key;
            if (table == SideTable.Claims)
            {
                List<(string, string, string)> meant = [.. rows.Select(static r => (r.Step.Source, r.Step.Id, r.Step.Dossier))];
                await (isNew ? claims.TakeBackAsync(Claim.Correction, kept.Claimed, meant) : claims.ReplaceAsync(Claim.Correction, kept.Claimed, meant));
            }
            else
            {
                await using var command = CommandOf(isNew ? "take-back" : "replace", table, [.. rows.Select(static r => (r.Step, r.Body))]);
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    /// <summary>Keeps the free text of one entry the program itself writes.</summary>
    public async Task KeepTextAsync(string dossier, string source, string id, byte[] text)
    {
        var step = new ReadStep(0, source, id, dossier, "", 0, 0, null, text, false);
        await using var command = CommandOf("keep", SideTable.Texts, [(step, Encrypted(SideTable.Texts, step, text))]);
        await command.ExecuteNonQueryAsync();
    }

    private async Task KeepAsync(KeptBeside kept, SideTable table, StepBatch batch, Func<ReadStep, byte[]?> text)
    {
        List<(int Number, ReadStep Step, byte[] Body)> given = [];
        foreach (var (number, step) in Numbered(batch))
        {
            if (text(step) is { } body)
            {
                given.Add((number, step, Encrypted(table, step, body)));
            }
        }

        if (given.Count == 0)
        {
            return;
        }

        var added = new HashSet<(string, string, string)>();
        await using var command = CommandOf("keep", table, given.ConvertAll(static g => (g.Step, g.Body)));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            added.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        kept.Rows.AddRange(given.Select(g => new SideRow(g.Number, table, g.Step, g.Body, added.Remove((g.Step.Dossier, g.Step.Source, g.Step.Id)))));
    }

    private byte[] Encrypted(SideTable table, in ReadStep step, byte[] text) =>
        cipher.Encrypt(text, (table == SideTable.Applicants ? PersonalPlace.Applicant : PersonalPlace.FreeText).Of(step.Dossier, step.Source, step.Id));

    private NpgsqlCommand CommandOf(string what, SideTable table, IReadOnlyList<(ReadStep Step, byte[] Body)> rows)
    {
        var command = database.CreateCommand(SqlText.Of<KeepBeside>($"Intake/Sql/{what}-{(table == SideTable.Applicants ? "personal-data" : "free-text")}.sql"));
        command.Parameters.AddWithValue(rows.Select(static r => r.Step.Dossier).ToArray());
        command.Parameters.AddWithValue(rows.Select(static r => r.Step.Source).ToArray());
        command.Parameters.AddWithValue(rows.Select(static r => r.Step.Id).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, rows.Select(static r => r.Body).ToArray());
        return command;
    }

    private static IEnumerable<(int Number, ReadStep Step)> Numbered(StepBatch batch) => batch.Steps.Select(static (step, number) => (number, step));
}
