using System.Text;
using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Catalogue;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Quarantine;

/// <summary>
/// Sends waiting items through the intake again, with the rights of the person who replays them. One that is still rejected keeps waiting with
/// its new reason.
/// </summary>
public sealed class ReplayQuarantine(NpgsqlDataSource database, ListQuarantine list, WriteBatch writer, CatalogueNow catalogue)
{
    private const string Waiting = "waiting";
    private const int PageSize = 500;

    /// <summary>Replays one item; null where there is none for that filter.</summary>
    public async Task<ReplayAnswer?> OneAsync(long id, QuarantineFilter filter, Access access, CancellationToken ct)
    {
        var found = await list.RunAsync(filter, id - 1, 1, ct);
        return found is [var item] && item.Id == id ? await ReplayAsync(item.State == Waiting ? [item] : [], access, ct) : null;
    }

    /// <summary>Replays all waiting items of a filter.</summary>
    public async Task<ReplayAnswer> AllAsync(QuarantineFilter filter, Access access, CancellationToken ct)
    {
        var sum = new ReplayAnswer(0, 0, 0, null);
        var last = 0L;
        while (await list.RunAsync(filter with { State = Waiting }, last, PageSize, ct) is { Count: > 0 } page)
        {
            var answer = await ReplayAsync(page, access, ct);
            sum = new ReplayAnswer(
                sum.Replayed + answer.Replayed, sum.Duplicates + answer.Duplicates, sum.StillRejected + answer.StillRejected, answer.Position > (sum.Position ?? 0) ? answer.Position : sum.Position);
            last = page[^1].Id;
        }

        return sum;
    }

    private async Task<ReplayAnswer> ReplayAsync(IReadOnlyList<QuarantineItem> items, Access access, CancellationToken ct)
    {
        using var batch = new StepBatch();
        var reader = new StepReader(catalogue.ForbiddenTo(access.Agency), backfill: false);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Raw is { } raw)
            {
                reader.Read(Encoding.UTF8.GetBytes(raw), i, batch);
            }
        }

        var outcomes = await writer.AppendAsync(batch, Sender.Of("steps", access, backfill: false));
        await MarkAsync(items, batch, outcomes, ct);
        var duplicates = outcomes.Count(static o => o.Duplicate);
        return new ReplayAnswer(outcomes.Count - duplicates, duplicates, items.Count - outcomes.Count, outcomes.Count == 0 ? null : outcomes.Max(static o => o.Position));
    }

    private async Task MarkAsync(IReadOnlyList<QuarantineItem> items, StepBatch batch, IReadOnlyList<Appended> outcomes, CancellationToken ct)
    {
        var marks = new List<(long Id, string? State, long? Position, string? Code, string? Detail)>();
        for (var i = 0; i < outcomes.Count; i++)
        {
            marks.Add((items[batch.Steps[i].Line].Id, outcomes[i].Duplicate ? "duplicate" : "replayed", outcomes[i].Position, null, null));
        }

        marks.AddRange(batch.Rejected.Select(line => (items[line.Line].Id, (string?)null, (long?)null, (string?)line.Code, (string?)line.Detail)));
        await using var command = database.CreateCommand(SqlText.Of<ReplayQuarantine>("Quarantine/Sql/mark.sql"));
        command.Parameters.AddWithValue(marks.Select(static m => m.Id).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, marks.Select(static m => m.State).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bigint, marks.Select(static m => m.Position).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, marks.Select(static m => m.Code).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, marks.Select(static m => m.Detail).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }
}
