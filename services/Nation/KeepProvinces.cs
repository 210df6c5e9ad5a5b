using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Provinces;

namespace OneStop.Nation;

/// <summary>
/// Follows the map of provinces: a province that appears is started, one that changes is started anew, one that goes is stopped, the others notice
/// nothing. A map that cannot be read changes nothing; the health says so.
/// </summary>
internal sealed class KeepProvinces(OneStopSettings settings, OwnAddress own, Func<IReadOnlyList<Module>> modules, TimeProvider time, ILogger<KeepProvinces> log)
    : LastingWork(time, log), IHealthCheck
{
    private const int StartsAtOnce = 4;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _starting = new(StartsAtOnce);
    private readonly ConcurrentDictionary<string, RunningProvince> _running = new(StringComparer.Ordinal);
    private volatile string? _fault;
    private string? _read;

    /// <summary>Every province of the map, by code.</summary>
    public IReadOnlyList<RunningProvince> All => [.. _running.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Value)];

    /// <summary>A province of the map.</summary>
    public RunningProvince? Find(string code) => _running.GetValueOrDefault(code);

    /// <summary>Degraded while the map cannot be read or a province does not run; the others are served.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var away = All.Where(province => province.Url is null).Select(province => province.Entry.Code).ToList();
        return Task.FromResult(
            _fault is not null ? HealthCheckResult.Degraded("The map of provinces cannot be read; the last one holds.")
            : away.Count > 0 ? HealthCheckResult.Degraded($"Not running: {string.Join(' ', away)}")
            : HealthCheckResult.Healthy());
    }

    public override void Dispose()
    {
        _starting.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await base.ExecuteAsync(stoppingToken);
        await Task.WhenAll(_running.Keys.Select(StopAsync));
    }

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        await LookAsync(await own.Url.WaitAsync(stopping), stopping);
        return LookEvery;
    }

    private async Task LookAsync(string issuer, CancellationToken ct)
    {
        try
        {
            var text = await File.ReadAllTextAsync(settings.Provinces!, ct);
            if (text != _read)
            {
                await FollowAsync(ProvinceMap.Parse(text), issuer, ct);
                _read = text;
            }

            _fault = null;
        }
        catch (Exception unreadable) when (!ct.IsCancellationRequested)
        {
            if (_fault != unreadable.Message)
            {
                Log.LogError("The map of provinces cannot be read; the last one holds: {Failure}", unreadable.Message);
                _fault = unreadable.Message;
            }
        }
    }

    private async Task FollowAsync(IReadOnlyList<ProvinceEntry> entries, string issuer, CancellationToken ct)
    {
        var wanted = entries.ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        var ending = _running.Where(item => wanted.GetValueOrDefault(item.Key) != item.Value.Entry).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        await Task.WhenAll(ending.Select(StopAsync));
        foreach (var gone in ending.Where(code => !wanted.ContainsKey(code)))
        {
            _running.TryRemove(gone, out _);
        }

        foreach (var entry in entries.Where(entry => ending.Contains(entry.Code) || !_running.ContainsKey(entry.Code)))
        {
            Log.LogInformation("Province {Province} begins", entry.Code);
            var province = new RunningProvince(entry, entry.In(settings, issuer), modules, _starting, Time, Log);
            _running[entry.Code] = province;
            await province.StartAsync(ct);
        }
    }

    // It stays on the list until it is replaced or has gone: while it stops, figures that miss it must say so.
    private async Task StopAsync(string code)
    {
        var ending = _running[code];
        await ending.StopAsync(CancellationToken.None);
        ending.Dispose();
    }
}
