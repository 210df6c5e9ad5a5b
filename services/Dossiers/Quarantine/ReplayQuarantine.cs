using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Catalogue;
using OneStop.Dossiers.Connector;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.National;
using OneStop.Dossiers.Registers;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Quarantine;

/// <summary>
/// Sends waiting items through the intake again, with the rights of the person who replays them. One that is still rejected keeps waiting with
/// its new reason.
/// </summary>
public sealed class ReplayQuarantine(
    NpgsqlDataSource database, ListQuarantine list, WriteBatch writer, RecordNational national, MapAgain maps, ImportRegister registers, CatalogueNow catalogue)
{
    private const string Waiting = "waiting";
    private const int PageSize = 500;

    /// <summary>Replays one item; null where there is none for that filter.</summary>
    /// <param name="mended">Sent in its place; null = as it came.</param>
    public async Task<ReplayAnswer?> OneAsync(long id, QuarantineFilter filter, string? mended, Access access, CancellationToken ct)
    {
        var found = await list.RunAsync(filter, id - 1, 1, ct);
        return found is [var item] && item.Id == id ? await ReplayAsync(item.State == Waiting ? [item with { Raw = mended ?? item.Raw }] : [], access, ct) : null;
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
        var taken = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is { Channel: RecordNational.Channel, Raw: { } message } && await ReplayNationalAsync(items[i].Id, message, access, ct) is { } done)
            {
                taken += done ? 1 : 0;
            }
            else if (items[i] is { Channel: ImportRegister.Channel, Raw: { } row })
            {
                taken += await ReplayRowAsync(items[i].Id, row, access, ct) ? 1 : 0;
            }
            else if (items[i].Raw is { } raw)
            {
                reader.Read(Encoding.UTF8.GetBytes(raw), i, batch);
            }
        }

        var outcomes = await writer.AppendAsync(batch, Sender.Of("steps", access, backfill: false));
        await MarkAsync(items, batch, outcomes, ct);
        var duplicates = outcomes.Count(static o => o.Duplicate);
        return new ReplayAnswer(taken + outcomes.Count - duplicates, duplicates, items.Count - outcomes.Count - taken, outcomes.Count == 0 ? null : outcomes.Max(static o => o.Position));
    }

    /// <summary>
    /// An item of a national message goes back to the adapter it came by, with the source it came from; null where it is an entry that the
    /// adapter had already made of one.
    /// </summary>
    private async Task<bool?> ReplayNationalAsync(long id, string message, Access access, CancellationToken ct)
    {
        using var json = JsonDocument.Parse(message);
        var wrapped = json.RootElement;
        if (NationalValue.Text(wrapped, "service") is not { } kind || NationalValue.Text(wrapped, "source") is not { } source || !wrapped.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var errors = await national.RunAsync(kind, await maps.OfAsync(source, data.EnumerateArray(), ct), NationalValue.Text(wrapped, "madonvi"), new NationalSender(source, access.User, access.Agency), ct);
        if (errors.Count > 0)
        {
            return false;
        }

        await MarkAsync([(id, "replayed", null, null, null)], ct);
        return true;
    }

    private async Task<bool> ReplayRowAsync(long id, string row, Access access, CancellationToken ct)
    {
        var taken = await registers.ReplayAsync(row, access);
        if (taken)
        {
            await MarkAsync([(id, "replayed", null, null, null)], ct);
        }

        return taken;
    }

    private async Task MarkAsync(IReadOnlyList<QuarantineItem> items, StepBatch batch, IReadOnlyList<Appended> outcomes, CancellationToken ct)
    {
        var marks = new List<(long Id, string? State, long? Position, string? Code, string? Detail)>();
        for (var i = 0; i < outcomes.Count; i++)
        {
            marks.Add((items[batch.Steps[i].Line].Id, outcomes[i].Duplicate ? "duplicate" : "replayed", outcomes[i].Position, null, null));
        }

        marks.AddRange(batch.Rejected.Select(line => (items[line.Line].Id, (string?)null, (long?)null, (string?)line.Code, (string?)line.Detail)));
        await MarkAsync(marks, ct);
    }

    private async Task MarkAsync(IReadOnlyList<(long Id, string? State, long? Position, string? Code, string? Detail)> marks, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<ReplayQuarantine>("Quarantine/Sql/mark.sql"));
        command.Parameters.AddWithValue(marks.Select(static m => m.Id).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, marks.Select(static m => m.State).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bigint, marks.Select(static m => m.Position).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, marks.Select(static m => m.Code).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, marks.Select(static m => m.Detail).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }
}
