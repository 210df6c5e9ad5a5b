using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Sealing;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Scheduling;

/// <summary>
/// Files one form of one period that is due. The row of the run is held from the first look to the edition's place in the table, in one transaction: two
/// programs, or one that was cut off and came back, file it once.
/// </summary>
internal sealed class FileScheduled(NpgsqlDataSource database, CutOffs cutOffs, SealReports sealing, KeepFiles files, TimeProvider clock)
{
    /// <summary>Who files where a schedule names nobody.</summary>
    public const string Nobody = "tự động";

    /// <summary>How long what was refused is left alone before it is tried again.</summary>
    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FilesPauseMax = TimeSpan.FromHours(6);

    /// <summary>How long files that could not be made so many times are left alone: a minute, doubled each time, at most six hours.</summary>
    internal static TimeSpan PauseAfter(int times) => times switch
    {
        0 => TimeSpan.Zero,
        > 9 => FilesPauseMax,
        _ => TimeSpan.FromMinutes(1 << (times - 1)),
    };

    /// <returns>Whether it was filed just now.</returns>
    public async Task<bool> RunAsync(KeptSchedule kept, ScheduledForm form, DueSealing due, CancellationToken ct)
    {
        var run = new Run(kept.Schedule, form, due);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await ClaimAsync(connection, run, ct) is not { } found)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        if (found.Report is { } filed)
        {
            if (found.FilesDue && (found.TriedAt is not { } last || last + PauseAfter(found.FilesTried) <= now))
            {
                var missing = await files.MakeAsync(filed, kept.Schedule.Formats ?? [], ct);
                await TellAsync(connection, run, filed, null, missing, missing is not null, missing is null ? 0 : found.FilesTried + 1, ct);
                await transaction.CommitAsync(ct);
            }

            return false;
        }

        // What was refused waits; a schedule that was put again since is looked at at once.
        if (found.TriedAt is { } tried && tried + TryAgainAfter > now && kept.PutAt <= tried)
        {
            return false;
        }

        if (kept.Stopped is { } stopped)
        {
            await RefuseAsync(connection, run, Problem.Of(409, "sealerStopped", stopped.Reason), ct);
            await transaction.CommitAsync(ct);
            return false;
        }

        var made = await FileAsync(connection, kept, run, isFirst: found.TriedAt is null, ct);
        await transaction.CommitAsync(ct);
        if (made && kept.Schedule.Formats is { Count: > 0 })
        {
            await RunAsync(kept, form, due, ct);
        }

        return made;
    }

    private async Task<bool> FileAsync(NpgsqlConnection connection, KeptSchedule kept, Run run, bool isFirst, CancellationToken ct)
    {
        var wantsFiles = kept.Schedule.Formats is { Count: > 0 };
        if (await FiledAlreadyAsync(connection, run, ct) is { } byHand)
        {
            await TellAsync(connection, run, byHand, null, null, wantsFiles, 0, ct);
            return false;
        }

        // What was known at the hour it was due. Once refused, what has been mended since must count; and a schedule made later knows of no earlier hour.
        var asOf = isFirst && kept.FirstPut <= run.Due.At ? run.Due.At.ToString("O") : null;
        var (opened, late) = await cutOffs.OpenAsync(asOf, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return late!.Code == "behind" ? false : await RefuseAsync(connection, run, late, ct);
        }

        await using (opened)
        {
            var by = kept.Schedule.SealedBy ?? Nobody;
            var access = new Access(by, new HashSet<string> { Scopes.ReportsRead, Scopes.ReportsSeal }, kept.Schedule.Agency);
            var (edition, refused) = await sealing.MakeAsync(run.Ask, opened.CutOff, access, ct);
            if (edition is null)
            {
                return await RefuseAsync(connection, run, refused!, ct);
            }

            await SealedTable.AddAsync(connection, [edition], by, clock.GetUtcNow(), ct);
            await TellAsync(connection, run, edition.Edition.Id, null, null, wantsFiles, 0, ct);
            return true;
        }
    }

    private async Task<bool> RefuseAsync(NpgsqlConnection connection, Run run, Problem refused, CancellationToken ct)
    {
        await TellAsync(connection, run, null, refused.Code, refused.Detail, false, 0, ct);
        return false;
    }

    private static async Task<(DateTimeOffset? TriedAt, string? Report, bool FilesDue, int FilesTried)?> ClaimAsync(NpgsqlConnection connection, Run run, CancellationToken ct)
    {
        await using var command = Of("claim-run", connection, [.. run.Key, run.Due.At.UtcDateTime]);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? (row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetBoolean(2), row.GetInt32(3))
            : null;
    }

    private static async Task<string?> FiledAlreadyAsync(NpgsqlConnection connection, Run run, CancellationToken ct)
    {
        await using var command = Of(
            "find-edition", connection, [run.Form.Form, run.Form.Template ?? "", run.Due.Period.From, run.Due.Period.To, run.Schedule.Agency, run.Form.View ?? "software"]);
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    private async Task TellAsync(NpgsqlConnection connection, Run run, string? report, string? code, string? detail, bool filesDue, int filesTried, CancellationToken ct)
    {
        await using var command = Of("tell-run", connection, [.. run.Key, clock.GetUtcNow().UtcDateTime]);
        foreach (var text in (string?[])[report, code, detail])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        }

        command.Parameters.Add(new NpgsqlParameter { Value = filesDue });
        command.Parameters.Add(new NpgsqlParameter { Value = filesTried });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Of(string name, NpgsqlConnection connection, ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(SqlText.Of<ReportsModule>($"Scheduling/Sql/{name}.sql"), connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private sealed record Run(SealSchedule Schedule, ScheduledForm Form, DueSealing Due)
    {
        public IReadOnlyList<object> Key => [Schedule.Id, Form.Form, Form.Template ?? "", Due.Period.From, Due.Period.To];

        public SealReport Ask => new(Form.Form, Due.Period.From, Due.Period.To, Schedule.Agency, Form.GroupBy, Form.View, Template: Form.Template);
    }
}
