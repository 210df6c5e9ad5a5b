using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Projection;

/// <summary>Degraded while the figures are old: they are answered all the same, and every answer says how old they are.</summary>
internal sealed class FiguresCheck(LedgerProgress progress) : IHealthCheck
{
    /// <summary>From so many seconds on the figures are called old.</summary>
    public const double OldSeconds = 60;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        progress.LagSeconds < OldSeconds
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"The figures are {progress.LagSeconds.ToString("0", CultureInfo.InvariantCulture)} s old."));
}
