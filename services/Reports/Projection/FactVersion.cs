using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Projection;

/// <summary>
/// What figures know of a dossier from a ledger position on: its key, its deltas in both views, and the dates that show in a list behind a cell.
/// Two versions are the same when all of that is.
/// </summary>
/// <param name="ValidFrom">The position of the entry that made it.</param>
/// <param name="Software">See <see cref="DeltaPack"/>.</param>
/// <param name="Explained">Null where the explained view is the software view.</param>
internal sealed record FactVersion(
    long ValidFrom,
    FactKey Key,
    DateOnly? ReceivedOn,
    DateOnly? DueOn,
    DateOnly? EndedOn,
    Outcome? Outcome,
    byte[] Software,
    byte[]? Explained)
{
    /// <summary>The version a fact makes at a position, with the procedure's version as the catalogue knew it then.</summary>
    public static FactVersion Of(long position, Fact fact, IReadOnlyCollection<Entry> entries, Catalogue catalogue)
    {
        var procedure = fact.ReceivedOn is { } on ? catalogue.FindProcedure(fact.Procedure, fact.Agency, on) : null;
        var key = new FactKey(
            fact.Agency, fact.ReceivedBy, fact.Unit, fact.Procedure, procedure?.EffectiveFrom, fact.Channel, fact.ReceivedOn is not null && fact.Now.DueUnknown);
        var leftOut = LeftOut.Of(fact, ToldUnder.Of(fact.Dossier, entries, catalogue.DossierAliases)).ToList();
        return new FactVersion(
            position,
            key,
            fact.ReceivedOn,
            fact.Now.DueOn,
            fact.Now.EndedOn,
            fact.Now.Outcome,
            DeltaPack.Write([.. fact.Software, .. leftOut]),
            Same(fact.Software, fact.Explained) ? null : DeltaPack.Write([.. fact.Explained, .. leftOut]));
    }

    /// <summary>Whether figures and lists cannot tell the two apart.</summary>
    public bool SaysTheSameAs(FactVersion other) =>
        Key == other.Key && ReceivedOn == other.ReceivedOn && DueOn == other.DueOn && EndedOn == other.EndedOn && Outcome == other.Outcome
        && Software.AsSpan().SequenceEqual(other.Software)
        && (Explained is null) == (other.Explained is null) && Explained.AsSpan().SequenceEqual(other.Explained);

    private static bool Same(IReadOnlyList<Delta> a, IReadOnlyList<Delta> b) => ReferenceEquals(a, b) || a.SequenceEqual(b);
}
