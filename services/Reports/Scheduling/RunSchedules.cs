using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Scheduling;

/// <summary>Files what is due, minute by minute, for as long as the program runs; what fell due while it was down comes first.</summary>
internal sealed class RunSchedules(ScheduleTable schedules, FileScheduled filing, TimeProvider clock, ILogger<RunSchedules> log) : LastingWork(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override TimeSpan BeforeFirst => Pause;

    protected override TimeSpan AfterFault => Pause;

    /// <summary>One look; returns how many reports were filed.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var filed = 0;
        foreach (var kept in (await schedules.ListAsync(ct)).Where(k => k.Schedule.Active))
        {
            var settled = (await schedules.RunsAsync(kept.Schedule.Id, ct)).Where(r => r.Report is not null && FilesMade(r, kept.Schedule))
                .Select(r => (r.Form, r.Template, r.From, r.To)).ToHashSet();
            foreach (var due in kept.Plan.DueBy(Time.GetUtcNow()))
            {
                foreach (var form in kept.Schedule.Forms.Where(f => !settled.Contains((f.Form, f.Template, due.Period.From, due.Period.To))))
                {
                    filed += await filing.RunAsync(kept, form, due, ct) ? 1 : 0;
                }
            }
        }

        return filed;
    }

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        if (await RunAsync(stopping) is > 0 and var filed)
        {
            Log.LogInformation("{Filed} reports were filed by schedule", filed);
        }

        return Pause;
    }

    private static bool FilesMade(Contracts.Reports.ScheduledRun run, Contracts.Reports.SealSchedule schedule) =>
        (schedule.Formats ?? []).All(run.Formats.Contains);
}
