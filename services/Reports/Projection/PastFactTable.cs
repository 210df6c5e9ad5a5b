using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>Writes facts that no longer hold.</summary>
internal static class PastFactTable
{
    private const string Copy =
        "copy reports.past_facts (dossier_no, valid_from, valid_to, key_id, received_on, due_on, ended_on, outcome, software, explained) from stdin (format binary)";

    public static async Task AppendAsync(NpgsqlConnection connection, IEnumerable<DossierWork> works, KeyBook keys, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(connection, Copy, ct);
        foreach (var work in works)
        {
            foreach (var (fact, validTo) in work.Past)
            {
                await copy.RowAsync(ct);
                copy.Number4(work.Number);
                copy.Number8(fact.ValidFrom);
                copy.Number8(validTo);
                copy.Number4(keys.NumberOf(fact.Key));
                copy.Date(fact.ReceivedOn);
                copy.Date(fact.DueOn);
                copy.Date(fact.EndedOn);
                copy.Number2((int?)fact.Outcome);
                copy.Bytea(fact.Software);
                copy.Bytea(fact.Explained);
            }
        }

        await copy.EndAsync(ct);
    }
}
