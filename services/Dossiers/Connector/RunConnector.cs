using System.Collections.Concurrent;
using System.Text.Json;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.National;
using OneStop.Dossiers.Outbound;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Connector;

/// <summary>
/// Runs a connector once: from the page where the last run stopped, else from the first, until the peer has no more. Each page is written before the
/// next is asked for, so a stop loses nothing; items that move between pages while it reads come with the next run of the same window.
/// </summary>
public sealed class RunConnector(ConnectorTable table, RecordNational national, OutboundHosts hosts, IHttpClientFactory clients, KeptSecrets secrets, TimeProvider time)
{
    private const int PagesMax = 100_000;

    private readonly Guid _me = Guid.NewGuid();
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    /// <summary>The run; null where somebody else runs the connector, or there is none.</summary>
    public async Task<ConnectorRun?> RunAsync(string id, CancellationToken ct)
    {
        // The lease keeps other programs away and would be given to this one twice.
        if (!_running.TryAdd(id, true))
        {
            return null;
        }

        try
        {
            return await table.LeaseAsync(id, _me, ct) is { } connector ? await LeasedAsync(connector, ct) : null;
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private async Task<ConnectorRun> LeasedAsync(Connector connector, CancellationToken ct)
    {
        try
        {
            return await RunAsync(connector, Begin(connector), ct);
        }
        finally
        {
            await table.ReleaseAsync(connector.Id, _me, TimeSpan.FromMinutes(connector.Profile.EveryMinutes), CancellationToken.None);
        }
    }

    private ConnectorRun Begin(Connector connector)
    {
        if (connector is { NextPage: > 0, Run: { } stopped })
        {
            return stopped with { Error = null };
        }

        var today = VietnamTime.DateOf(time.GetUtcNow());
        return new ConnectorRun(time.GetUtcNow(), null, today.AddDays(-connector.Profile.WindowDays), today, 0, 0, 0, 0, 0, new Dictionary<string, int>(), null);
    }

    private async Task<ConnectorRun> RunAsync(Connector connector, ConnectorRun run, CancellationToken ct)
    {
        var (profile, page) = (connector.Profile, Math.Max(connector.NextPage, 1));
        if (hosts.Check(profile.Url).Refusal is { } refusal)
        {
            return await StopAsync(connector.Id, page, run with { Error = refusal });
        }

        var earlier = run.Failures;
        using var peer = new AskPeer(clients.CreateClient(OutboundHosts.Client), profile, connector.Secret is null ? null : secrets.Open(connector.Secret), time);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (; page <= PagesMax; page++)
        {
            var (answer, error) = await peer.PageAsync(page - 1, run.From, run.To, ct);
            run = run with { Failures = Sum(earlier, peer.Failures) };
            if (answer is null)
            {
                return await StopAsync(connector.Id, page, run with { Error = error });
            }

            run = await TakeAsync(connector, answer, run, seen, ct);
            if (answer.IsLast)
            {
                break;
            }

            if (!await table.SaveAsync(connector.Id, _me, page + 1, run, CancellationToken.None))
            {
                return run;
            }
        }

        return await StopAsync(connector.Id, 0, run with { EndedAt = time.GetUtcNow() });
    }

    private async Task<ConnectorRun> StopAsync(string id, int nextPage, ConnectorRun run)
    {
        await table.SaveAsync(id, _me, nextPage, run, CancellationToken.None);
        return run;
    }

    private async Task<ConnectorRun> TakeAsync(Connector connector, PeerPage page, ConnectorRun run, HashSet<string> seen, CancellationToken ct)
    {
        var map = new MapItem(connector.Profile);
        var sender = new NationalSender(connector.Source, $"connector {connector.Id}", connector.Profile.Agency ?? Access.AllAgencies);
        var mapped = page.Items.Select(map.Map).ToList();
        var repeated = mapped.Count(item => !seen.Add((string?)item.Item["MaHoSo"] ?? Guid.NewGuid().ToString()));
        var rejected = 0;
        foreach (var unit in mapped.GroupBy(static item => item.Unit, StringComparer.Ordinal))
        {
            var items = unit.Select(static item => JsonSerializer.SerializeToElement(item.Item)).ToList();
            rejected += (await national.RunAsync(NationalKind.Dossier, items, unit.Key, sender, ct)).Count;
        }

        return run with
        {
            Pages = run.Pages + 1,
            Items = run.Items + mapped.Count,
            Repeated = run.Repeated + repeated,
            Rejected = run.Rejected + rejected,
            ShortPages = run.ShortPages + (!page.IsLast && mapped.Count < connector.Profile.PageSize ? 1 : 0),
        };
    }

    private static Dictionary<string, int> Sum(IReadOnlyDictionary<string, int> earlier, IReadOnlyDictionary<string, int> now) =>
        earlier.Concat(now).GroupBy(static f => f.Key).ToDictionary(static g => g.Key, static g => g.Sum(static f => f.Value));
}
