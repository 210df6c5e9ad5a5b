using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Reports;
using OneStop.Core.WorkingTime;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Scheduling;

/// <summary>A schedule as kept.</summary>
/// <param name="FirstPut">When it was put the first time: it knows nothing of cut-offs before.</param>
/// <param name="Stopped">Why it stands still; null = it runs.</param>
internal sealed record KeptSchedule(SealSchedule Schedule, DateOnly StartsOn, string PutBy, DateTimeOffset FirstPut, DateTimeOffset PutAt, ScheduleStop? Stopped)
{
    public SealingPlan Plan => SealingPlan.Of(Schedule, StartsOn);
}

/// <summary>Keeps schedules and reads what became of their periods.</summary>
internal sealed class ScheduleTable(NpgsqlDataSource database)
{
    private const int RunsMax = 100;

    private readonly Statements _statements = new(database, name => SqlText.Of<ReportsModule>($"Scheduling/Sql/{name}.sql"));

    /// <summary>Keeps a schedule under its id; the day it starts on stays what it was first where it names none.</summary>
    public Task PutAsync(SealSchedule schedule, DateOnly today, string by, DateTimeOffset at, CancellationToken ct)
    {
        var command = _statements.Of("put-schedule", schedule.Id, schedule.Agency, JsonSerializer.Serialize(schedule, WireJson.Options));
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)schedule.StartsOn ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date });
        foreach (var value in (object[])[today, by, at.UtcDateTime])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return Statements.RunAsync(command, ct);
    }

    /// <summary>The agency of a schedule; null = there is none of that id.</summary>
    public async Task<string?> AgencyOfAsync(string id, CancellationToken ct) => (await Statements.TextsAsync(_statements.Of("schedule-agency", id), ct)) is [var agency] ? agency : null;

    /// <summary>All schedules, by id.</summary>
    public async Task<IReadOnlyList<KeptSchedule>> ListAsync(CancellationToken ct)
    {
        await using var command = _statements.Of("list-schedules");
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<KeptSchedule>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new KeptSchedule(
                JsonSerializer.Deserialize<SealSchedule>(row.GetString(0), WireJson.Options)!,
                row.GetFieldValue<DateOnly>(1),
                row.GetString(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(5) ? null : new ScheduleStop(row.GetFieldValue<DateTimeOffset>(5).ToOffset(VietnamTime.Offset), row.GetString(6))));
        }

        return found;
    }

    /// <summary>Stops the schedules that file in somebody's name; returns how many.</summary>
    public async Task<int> StopAsync(string user, string reason, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = _statements.Of("stop-schedules", user, at.UtcDateTime, reason);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What became of the periods of a schedule, newest first.</summary>
    public async Task<IReadOnlyList<ScheduledRun>> RunsAsync(string id, CancellationToken ct)
    {
        await using var command = _statements.Of("list-runs", id, RunsMax);
        await using var row = await command.ExecuteReaderAsync(ct);
        var runs = new List<ScheduledRun>();
        while (await row.ReadAsync(ct))
        {
            string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
            runs.Add(new ScheduledRun(
                row.GetString(0),
                row.GetString(1) is { Length: > 0 } template ? template : null,
                row.GetFieldValue<DateOnly>(2),
                row.GetFieldValue<DateOnly>(3),
                row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(6) ? "open" : "filed",
                row.GetFieldValue<DateTimeOffset>(5),
                Text(6),
                Text(7),
                Text(8),
                row.GetFieldValue<string[]>(9)));
        }

        return runs;
    }
}
