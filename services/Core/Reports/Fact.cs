using OneStop.Core.Dossiers;

namespace OneStop.Core.Reports;

/// <summary>What one delta adds to. The sums of deltas are the columns of II.06a (design §5).</summary>
public enum Measure
{
    /// <summary>Received online, at R.</summary>
    ReceivedOnline = 0,

    /// <summary>Received at the counter, at R.</summary>
    ReceivedDirect = 1,

    /// <summary>Received by post, at R.</summary>
    ReceivedPostal = 2,

    /// <summary>Open (a stock).</summary>
    Open = 3,

    /// <summary>Open and past the due date, not validly paused (a stock, part of <see cref="Open"/>).</summary>
    Overdue = 4,

    /// <summary>Ended before the due date.</summary>
    Early = 5,

    /// <summary>Ended on the due date, without one, or by withdrawal or stop within it.</summary>
    OnTime = 6,

    /// <summary>Ended after the due date.</summary>
    Late = 7,

    /// <summary>Submitted and not yet received or refused (a stock); in no column, listed as <c>notYetReceived</c>.</summary>
    Waiting = 8,

    /// <summary>Refused at intake, on that day, and not received since; in no column.</summary>
    RefusedAtIntake = 9,

    /// <summary>Known by other entries only (a stock); in no column, listed as <c>noReception</c>.</summary>
    Unreceived = 10,
}

/// <summary>
/// One step of a dossier's way through the columns: from <paramref name="AsOf"/> on, <paramref name="Sign"/> (+1 or −1) is added to
/// <paramref name="Measure"/>. <paramref name="End"/> is the date E of the end that is counted, for the three ended measures; else null.
/// Stock at T = Σ AsOf ≤ T; ended in [F, T] = Σ AsOf ≤ T and End ≥ F.
/// </summary>
public readonly record struct Delta(Measure Measure, DateOnly AsOf, DateOnly? End, int Sign);

/// <summary>
/// Everything reports need of one dossier at one ledger position: the raw keys its rows are found by and its deltas in both views. Groupings
/// (field, level, subtree, successor) are resolved from the keys when a question is asked.
/// </summary>
/// <param name="Agency">Competent agency as reported at reception, new style; null = not named.</param>
/// <param name="ReceivedBy">Agency of the desk, new style; null = the competent agency.</param>
/// <param name="Unit">Receiving desk.</param>
/// <param name="Procedure">Procedure code as the source wrote it; null = not named.</param>
/// <param name="Channel">Direct where missing or unknown.</param>
/// <param name="ReceivedOn">R; null = not received: the dossier counts nowhere and has no deltas.</param>
/// <param name="Software">The deltas of the software view.</param>
/// <param name="Explained">The deltas of the explained view; the same list object where no decision changes it.</param>
/// <param name="Now">Where the dossier stands at the end of time with these entries.</param>
public sealed record Fact(
    string Dossier,
    string? Agency,
    string? ReceivedBy,
    string? Unit,
    string? Procedure,
    Channel Channel,
    DateOnly? ReceivedOn,
    IReadOnlyList<Delta> Software,
    IReadOnlyList<Delta> Explained,
    DossierStanding Now)
{
    /// <summary>The dossier at the end of time with these entries: for lists and details, not for figures. Told when it is asked for.</summary>
    public DossierState Today
    {
        get => field ??= Tell(null);
        init;
    }

    /// <summary>The dossier as of a day, from the entries that count by then and no others (ruling 5). Told each time it is asked for.</summary>
    public DossierState On(DateOnly day) => Tell(day);

    internal Func<DateOnly?, DossierState> Tell { private get; init; } = _ => throw new InvalidOperationException("A fact is made by Fold.");
}
