using Npgsql;
using OneStop.Core.Dossiers;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>Reads and writes the rows of <c>reports.dossiers</c>, many at a time.</summary>
internal static class DossierTable
{
    private const string Columns =
        "dossier_no, code, fact_from, key_id, received_on, due_on, ended_on, outcome, software, explained, status, original_due_on, max_due_on, paused, "
        + "returned_on, returned_via, explained_ended_on, explained_outcome, holder_agency, holder_unit, holder_officer, reasons, causing_unit, apologies, "
        + "explanation, rating, flags, entries, ended_by, submitted_on, other_procedures, waiting_since, supplement_due_on, marks, actions";

    /// <summary>Runs one of the <c>load-dossiers*.sql</c> and reads each row as work.</summary>
    public static async Task<List<DossierWork>> LoadAsync(
        NpgsqlConnection connection, string file, KeyBook keys, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>($"Projection/Sql/{file}"), connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<DossierWork>();
        while (await reader.ReadAsync(ct))
        {
            var key = reader.GetInt32(3);
            found.Add(new DossierWork(reader.GetString(1))
            {
                Number = reader.GetInt32(0),
                StoredKey = key,
                Stored = new FactVersion(
                    reader.GetInt64(2),
                    keys[key],
                    Day(reader, 4),
                    Day(reader, 5),
                    Day(reader, 6),
                    reader.IsDBNull(7) ? null : (Outcome)reader.GetInt16(7),
                    reader.GetFieldValue<byte[]>(8),
                    reader.IsDBNull(9) ? null : reader.GetFieldValue<byte[]>(9)),
                Packed = reader.GetFieldValue<byte[]>(10),
            });
        }

        return found;
    }

    /// <summary>Copies rows into <paramref name="table"/>, which has the columns of <c>reports.dossiers</c>.</summary>
    public static async Task CopyAsync(NpgsqlConnection connection, string table, IReadOnlyList<DossierWork> works, KeyBook keys, CancellationToken ct)
    {
        if (works.Count == 0)
        {
            return;
        }

        await using var copy = await BinaryCopy.BeginAsync(connection, $"copy {table} ({Columns}) from stdin (format binary)", ct);
        foreach (var work in works)
        {
            await copy.RowAsync(ct);
            Write(copy, work, keys);
        }

        await copy.EndAsync(ct);
    }

    /// <summary>Makes the rows that stand in <c>page_dossiers</c> the rows of <c>reports.dossiers</c>.</summary>
    /// <param name="used">The transaction has put rows there before. The commit empties it without a trace in the catalogue; emptying it here leaves dead rows there.</param>
    public static async Task UpdateAsync(NpgsqlConnection connection, IReadOnlyList<DossierWork> works, KeyBook keys, bool used, CancellationToken ct)
    {
        if (used)
        {
            await using var empty = new NpgsqlCommand("truncate page_dossiers", connection);
            await empty.ExecuteNonQueryAsync(ct);
        }

        await CopyAsync(connection, "page_dossiers", works, keys, ct);
        await using var update = new NpgsqlCommand(SqlText.Of<ReportsModule>("Projection/Sql/update-dossiers.sql"), connection);
        await update.ExecuteNonQueryAsync(ct);
    }

    private static void Write(BinaryCopy to, DossierWork work, KeyBook keys)
    {
        var fact = work.Current!;
        var listing = work.Listing!;
        to.Number4(work.Number);
        to.Text(work.Code);
        to.Number8(fact.ValidFrom);
        to.Number4(keys.NumberOf(fact.Key));
        to.Date(fact.ReceivedOn);
        to.Date(fact.DueOn);
        to.Date(fact.EndedOn);
        to.Number2((int?)fact.Outcome);
        to.Bytea(fact.Software);
        to.Bytea(fact.Explained);
        to.Number2((int)listing.Status);
        to.Date(listing.OriginalDueOn);
        to.Date(listing.LatestDueOn);
        to.Boolean(listing.Paused);
        to.Date(listing.ReturnedOn);
        to.Number2((int?)listing.ReturnedVia);
        to.Date(listing.ExplainedEndedOn);
        to.Number2((int?)listing.ExplainedOutcome);
        to.Text(listing.HolderAgency);
        to.Text(listing.HolderUnit);
        to.Text(listing.HolderOfficer);
        to.Text(listing.Reasons);
        to.Text(listing.CausingUnit);
        to.Number2(listing.Apologies);
        to.Number2((int)listing.Explanation);
        to.Number2(listing.Rating);
        to.Text(listing.Flags);
        to.Bytea(work.Packed);
        to.Number2((int?)listing.EndedBy);
        to.Date(listing.SubmittedOn);
        Write(to, work.OtherProcedures);
        to.Instant(listing.WaitingSince);
        to.Date(listing.SupplementDueOn);
        to.Number4((int)listing.Marks);
        to.Numbers4(listing.Actions);
    }

    private static void Write(BinaryCopy to, string[] texts)
    {
        if (texts.Length == 0)
        {
            to.Null();
        }
        else
        {
            to.Texts(texts);
        }
    }

    private static DateOnly? Day(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
}
