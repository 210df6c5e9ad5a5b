using System.Diagnostics.Metrics;
using OneStop.Contracts.Reports;

namespace OneStop.Dossiers.Clock;

/// <summary>Open dossiers that are late, and that are nearly due, by agency, as the clock last saw them.</summary>
public sealed class DeadlineMeter(Meter meter)
{
    private readonly Gauge<long> _late = meter.CreateGauge<long>("onestop.dossiers.late", "{dossier}", "Open dossiers past their due date, by agency.");
    private readonly Gauge<long> _near = meter.CreateGauge<long>("onestop.dossiers.near.due", "{dossier}", "Open dossiers that the ladder watches, by agency.");
    private readonly HashSet<string> _agencies = new(StringComparer.Ordinal);

    /// <summary>A look is finished; an agency that had some and has none any more tells 0.</summary>
    public void Saw(IReadOnlyCollection<DossierItem> open)
    {
        var (late, near) = (CountsOf(open.Where(item => item.Overdue)), CountsOf(open.Where(item => !item.Overdue)));
        lock (_agencies)
        {
            _agencies.UnionWith([.. late.Keys, .. near.Keys]);
            foreach (var agency in _agencies)
            {
                var tag = new KeyValuePair<string, object?>("agency", agency);
                _late.Record(late.GetValueOrDefault(agency), tag);
                _near.Record(near.GetValueOrDefault(agency), tag);
            }
        }
    }

    private static Dictionary<string, int> CountsOf(IEnumerable<DossierItem> items) =>
        items.CountBy(item => item.Agency ?? "unknown", StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
