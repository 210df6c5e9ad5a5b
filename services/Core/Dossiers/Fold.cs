using OneStop.Core.Procedures;
using OneStop.Core.Reports;

namespace OneStop.Core.Dossiers;

/// <summary>
/// From a dossier's entries to what reports and people need of it: a pure function of the entries known at a ledger position and of the
/// catalogue editions up to it. The order in which entries are given plays no part (ruling 2).
/// </summary>
public static class Fold
{
    /// <summary>The fact of a dossier: its keys, its deltas in both views, and its state after the last entry.</summary>
    /// <param name="entries">All entries known, in any order.</param>
    /// <param name="catalogue">The catalogue's editions up to the same position.</param>
    public static Fact Of(string dossier, IReadOnlyCollection<Entry> entries, CatalogueHistory catalogue)
    {
        var known = Known(dossier, entries, catalogue);
        var clock = known.RunClock(known.Clock);
        var keys = DossierStory.KeysOf(known, clock.Reception);
        var (software, explained) = DeltasOf(known, clock, keys.Channel);
        return new Fact(
            dossier,
            keys.Agency,
            clock.Reception?.What.ReceivedBy,
            keys.Unit,
            keys.Procedure,
            keys.Channel,
            clock.Reception?.Day,
            software,
            explained,
            DossierStory.StandingOf(known, clock))
        {
            Tell = day => DossierStory.Tell(dossier, day is { } until ? known.UpTo(until) : known, catalogue),
        };
    }

    private static (List<Delta> Software, List<Delta> Explained) DeltasOf(KnownEntries known, Clock clock, Channel channel)
    {
        if (clock.Reception is not { } reception)
        {
            return ([], []);
        }

        var software = Timeline.Of(known.Clock, known.RunClock, clock, reception, channel, null);
        var explained = known.ActualEnd is { } actual ? Timeline.Of(known.Clock, known.RunClock, clock, reception, channel, actual) : software;
        return (software, explained.SequenceEqual(software) ? software : explained);
    }

    private static KnownEntries Known(string dossier, IReadOnlyCollection<Entry> entries, CatalogueHistory catalogue) =>
        new(ToldUnder.Of(dossier, entries, catalogue.Newest.DossierAliases), catalogue);
}
