using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Core.WorkingTime;
using OneStop.Runtime.Hosting;

namespace OneStop.Portal.Accounts;

/// <summary>
/// Stops schedules that file reports in the name of an account that no longer may: locked, past its end, or of a role that does not file. Looked at every
/// minute and whenever an account is changed; an account that is not kept here is left alone.
/// </summary>
public sealed class RetireSealers(Peers peers, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetireSealers> log) : LastingWork(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override TimeSpan BeforeFirst => Pause;

    protected override TimeSpan AfterFault => Pause;

    /// <summary>One look; returns how many schedules were stopped.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        using var reports = peers.Reports(Peers.Service("portal"));
        var kept = await reports.GetFromJsonAsync<Page<SealScheduleItem>>("/v1/seal-schedules", WireJson.Options, ct);
        var names = kept!.Items.Where(i => i is { Stopped: null, Schedule.Active: true }).Select(i => i.Schedule.SealedBy).OfType<string>().Distinct().ToList();
        if (names.Count == 0)
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<AccountsContext>().Users.AsNoTracking().Where(a => names.Contains(a.UserName!)).ToListAsync(ct);
        var stopped = 0;
        foreach (var account in accounts)
        {
            if (Why(account) is { } reason)
            {
                using var answer = await reports.PostAsJsonAsync("/v1/seal-schedules/stop", new StopSchedules(account.UserName!, reason), WireJson.Options, ct);
                answer.EnsureSuccessStatusCode();
                stopped += (await answer.Content.ReadFromJsonAsync<StoppedSchedules>(WireJson.Options, ct))!.Stopped;
            }
        }

        return stopped;
    }

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        if (await RunAsync(stopping) is > 0 and var stopped)
        {
            Log.LogInformation("{Stopped} schedules were stopped, for the account they file under may no longer", stopped);
        }

        return Pause;
    }

    /// <summary>Why an account may not file; null = it may. A few minutes' lock after wrong passwords is none.</summary>
    private string? Why(Account account)
    {
        var now = Time.GetUtcNow();
        return account switch
        {
            { LockoutEnd: { } end } when end > now.AddDays(1) => $"Tài khoản {account.UserName} ({account.FullName}) đã bị khóa; cần người khác nhận lịch này.",
            { ExpiresAt: { } expired } when expired <= now => $"Tài khoản {account.UserName} ({account.FullName}) đã hết hạn ngày {VietnameseFormat.Date(VietnamTime.DateOf(expired))}; cần người khác nhận lịch này.",
            _ when !(Role.Find(account.Role)?.Scopes.Contains(Scopes.ReportsSeal) ?? false) => $"Tài khoản {account.UserName} ({account.FullName}) không còn quyền chốt báo cáo; cần người khác nhận lịch này.",
            _ => null,
        };
    }
}
