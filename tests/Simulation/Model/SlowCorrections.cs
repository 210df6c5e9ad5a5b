using OneStop.Core.Dossiers;

namespace OneStop.Simulation.Model;

/// <summary>
/// Accepted corrections (ruling 25), in the order of their last decisions. Reading: a decision names the <c>corrected</c> entry it decides
/// on, that one names the entry meant; only a correction of the reception that holds moves anything.
/// </summary>
internal static class SlowCorrections
{
    public static IEnumerable<Correction> Of(IReadOnlyCollection<Entry> known, Entry meant)
    {
        var found = new List<(long Decided, Correction What)>();
        foreach (var entry in known)
        {
            if (entry.What is not Happening.Corrected correction || correction.TargetSource != meant.Source || correction.TargetId != meant.Id)
            {
                continue;
            }

            var last = known
                .Where(e => e.What is Happening.CorrectionDecided d && d.TargetSource == entry.Source && d.TargetId == entry.Id)
                .MaxBy(e => e.Position);
            if (last?.What is Happening.CorrectionDecided { Agreed: true })
            {
                found.Add((last.Position, correction.ShouldSay));
            }
        }

        return found.OrderBy(f => f.Decided).Select(f => f.What);
    }
}
