using Npgsql;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Catalogue;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.National;
using OneStop.Dossiers.Quarantine;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Registers;

/// <summary>
/// Takes a register in Excel, the fallback every office can produce: each row becomes the steps it proves, with an outcome per row and a copy of
/// the file that has the outcomes in a new column. The same register again writes nothing.
/// </summary>
public sealed class ImportRegister(
    CatalogueNow catalogue, WriteBatch writer, KeepRejected quarantine, LedgerReader ledger, NpgsqlDataSource database, PersonalCipher cipher, TimeProvider time)
{
    /// <summary>The way in, as quarantine names it.</summary>
    public const string Channel = "register";

    private const int RowsPerBatch = 2000;

    /// <summary>Takes the workbook; null where no sheet of it is a register. With <paramref name="dryRun"/> it only says what would become of each row.</summary>
    public async Task<RegisterAnswer?> RunAsync(MemoryStream file, string? agency, Access access, bool dryRun, CancellationToken ct)
    {
        var sum = new Sum(dryRun);
        using (var book = RegisterBook.Open(file))
        {
            if (book is null)
            {
                return null;
            }

            await TakeAsync(book, agency, access, sum, ct);
        }

        Guid? id = dryRun ? null : await KeepAsync(access.User, file.ToArray(), ct);
        return new RegisterAnswer(id, sum.Rows, sum.Accepted, sum.Unchanged, sum.RejectedCount, sum.Rejected, sum.Position);
    }

    private async Task TakeAsync(RegisterBook book, string? agency, Access access, Sum sum, CancellationToken ct)
    {
        var owner = AgencyCode.Normalise(agency) ?? (access.Everywhere ? null : access.Agency);
        var outcomes = new Dictionary<int, RowOutcome>();
        foreach (var rows in book.Rows().Chunk(RowsPerBatch))
        {
            await TakeAsync(rows, owner, access, outcomes, sum, ct);
        }

        book.WriteOutcomes(outcomes.ToDictionary(static o => o.Key, static o => o.Value.Words));
    }

    /// <summary>The copy with the outcomes, for whoever sent the register; null where there is none.</summary>
    public async Task<byte[]?> CopyAsync(Guid id, string user, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<ImportRegister>("Registers/Sql/read.sql"));
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(user);
        return await command.ExecuteScalarAsync(ct) is byte[] stored ? cipher.Decrypt(stored, PersonalPlace.Register.Of(id.ToString())) : null;
    }

    /// <summary>Takes a row that lay in quarantine, with the rights of whoever replays it; false where it is rejected again.</summary>
    public async Task<bool> ReplayAsync(string kept, Access access)
    {
        var (row, source, agency) = KeptRow.Read(kept);
        using var batch = new StepBatch();
        var reader = new StepReader(catalogue.ForbiddenTo(access.Agency), backfill: true);
        foreach (var step in RegisterSteps.Of(row, agency).Steps)
        {
            reader.Read(step.Line(source), row.Number, batch);
        }

        if (batch.Count == 0 || batch.Rejected.Count > 0)
        {
            return false;
        }

        await writer.AppendAsync(batch, new Sender(Channel, access.User, access.Agency, Backfill: true));
        return true;
    }

    private async Task TakeAsync(RegisterRow[] rows, string? agency, Access access, Dictionary<int, RowOutcome> outcomes, Sum sum, CancellationToken ct)
    {
        var source = $"register.{agency ?? "chung"}";
        var refused = new List<RejectedLine>();
        var steps = new List<(int Row, DerivedStep Step)>();
        foreach (var row in rows)
        {
            var (made, code, detail) = RegisterSteps.Of(row, agency);
            steps.AddRange(made.Select(step => (row.Number, step)));
            outcomes[row.Number] = code is null ? new RowOutcome(RowFate.Unchanged) : sum.Reject(row.Number, row.Values.GetValueOrDefault(RegisterColumn.Code), code, detail!);
            if (code is not null)
            {
                refused.Add(KeptRow.Of(row, source, agency, code, detail!));
            }
        }

        var known = await ledger.FindAsync([.. steps.Select(s => (source, s.Step.Id))], ct);
        using var batch = new StepBatch();
        var forbidden = catalogue.ForbiddenTo(access.Agency);
        var reader = new StepReader(forbidden, backfill: true);
        for (var i = 0; i < steps.Count; i++)
        {
            if (known[i] is null || steps[i].Step.IsForbidden(forbidden))
            {
                reader.Read(steps[i].Step.Line(source), steps[i].Row, batch);
            }
        }

        var sender = new Sender(Channel, access.User, access.Agency, Backfill: true);
        foreach (var step in batch.Steps)
        {
            outcomes[step.Line] = new RowOutcome(RowFate.Accepted);
        }

        foreach (var rejected in batch.Rejected.DistinctBy(static r => r.Line))
        {
            outcomes[rejected.Line] = sum.Reject(rejected.Line, rejected.Dossier, rejected.Code, rejected.Detail);
            refused.Add(KeptRow.Of(rows.First(row => row.Number == rejected.Line), source, agency, rejected.Code, rejected.Detail));
        }

        if (!sum.DryRun)
        {
            sum.Reach(await writer.AppendAsync(batch, sender));
            await quarantine.KeepAsync(refused, sender);
        }

        sum.Count(rows.Select(row => outcomes[row.Number]));
    }

    private async Task<Guid> KeepAsync(string user, byte[] copy, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var command = database.CreateCommand(SqlText.Of<ImportRegister>("Registers/Sql/keep.sql"));
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(user);
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(cipher.Encrypt(copy, PersonalPlace.Register.Of(id.ToString())));
        await command.ExecuteNonQueryAsync(ct);
        return id;
    }

    private sealed class Sum(bool dryRun)
    {
        public bool DryRun => dryRun;

        public int Rows { get; private set; }

        public int Accepted { get; private set; }

        public int Unchanged { get; private set; }

        public int RejectedCount { get; private set; }

        public List<Rejection> Rejected { get; } = [];

        public long? Position { get; private set; }

        public RowOutcome Reject(int row, string? dossier, string code, string detail)
        {
            RejectedCount++;
            if (Rejected.Count < StepsAnswer.RejectedMax)
            {
                Rejected.Add(new Rejection(row, dossier, code, detail));
            }

            return new RowOutcome(RowFate.Rejected, detail);
        }

        public void Reach(IReadOnlyList<Appended> appended) => Position = appended.Select(static entry => (long?)entry.Position).Append(Position).Max();

        public void Count(IEnumerable<RowOutcome> outcomes)
        {
            foreach (var outcome in outcomes)
            {
                Rows++;
                Accepted += outcome.Fate == RowFate.Accepted ? 1 : 0;
                Unchanged += outcome.Fate == RowFate.Unchanged ? 1 : 0;
            }
        }
    }
}
