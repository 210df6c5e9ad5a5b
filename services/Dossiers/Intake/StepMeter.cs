using System.Diagnostics.Metrics;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Intake;

/// <summary>What came in: steps by source, type and outcome, and what was turned away by its reason.</summary>
public sealed class StepMeter(Meter meter)
{
    private readonly Counter<long> _steps = meter.CreateCounter<long>("onestop.steps.taken", "{step}", "Steps by source, type and outcome.");
    private readonly Counter<long> _rejected = meter.CreateCounter<long>("onestop.steps.quarantined", "{line}", "Lines put into quarantine, by code.");

    /// <summary>The outcomes are in the order of the steps.</summary>
    public void Took(IReadOnlyList<ReadStep> steps, IReadOnlyList<Appended> outcomes)
    {
        if (!_steps.Enabled)
        {
            return;
        }

        var counts = new Dictionary<(string Source, string Type, bool Duplicate), int>();
        for (var i = 0; i < steps.Count; i++)
        {
            var what = (steps[i].Source, steps[i].Type, outcomes[i].Duplicate);
            counts[what] = counts.GetValueOrDefault(what) + 1;
        }

        foreach (var ((source, type, duplicate), count) in counts)
        {
            _steps.Add(count, new("outcome", duplicate ? "duplicate" : "written"), new("source", source), new("type", type));
        }
    }

    public void Rejected(IReadOnlyList<RejectedLine> lines)
    {
        foreach (var line in lines)
        {
            _rejected.Add(1, new KeyValuePair<string, object?>("code", line.Code));
        }
    }
}
