using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// The time between being told to stop and stopping: <c>/health/ready</c> answers 503, everything else is answered as ever, and every answer asks
/// its caller to open a new connection for the next request, so that none is cut when the address closes. Thread safe.
/// </summary>
public sealed class Draining : IHealthCheck
{
    private volatile bool _begun;

    /// <summary>From now on.</summary>
    public void Begin() => _begun = true;

    /// <summary>Whether it is not ready any more.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_begun ? HealthCheckResult.Unhealthy("The program is about to stop.") : HealthCheckResult.Healthy());

    internal void Use(WebApplication app) => app.Use((context, next) =>
    {
        if (_begun && context.Request.Protocol == "HTTP/1.1")
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    });
}

/// <summary>Starts and ends with its <see cref="Server"/> and with nothing else: signals are for the command line to hear.</summary>
internal sealed class OwnLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
