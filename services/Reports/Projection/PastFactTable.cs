using Npgsql;
using NpgsqlTypes;

namespace OneStop.Reports.Projection;

/// <summary>Writes facts that no longer hold.</summary>
internal static class PastFactTable
{
    private const string Copy =
        "copy reports.past_facts (dossier_no, valid_from, valid_to, key_id, received_on, due_on, ended_on, outcome, software, explained) from stdin (format binary)";

    public static async Task AppendAsync(NpgsqlConnection connection, IEnumerable<DossierWork> works, KeyBook keys, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(Copy, ct);
        foreach (var work in works)
        {
            foreach (var (fact, validTo) in work.Past)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(work.Number, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(fact.ValidFrom, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(validTo, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(keys.NumberOf(fact.Key), NpgsqlDbType.Integer, ct);
                await copy.DayAsync(fact.ReceivedOn, ct);
                await copy.DayAsync(fact.DueOn, ct);
                await copy.DayAsync(fact.EndedOn, ct);
                await copy.SmallAsync((int?)fact.Outcome, ct);
                await copy.WriteAsync(fact.Software, NpgsqlDbType.Bytea, ct);
                await copy.BytesAsync(fact.Explained, ct);
            }
        }

        await copy.CompleteAsync(ct);
    }
}
