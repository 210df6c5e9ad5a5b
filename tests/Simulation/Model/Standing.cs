using OneStop.Core.Dossiers;

namespace OneStop.Simulation.Model;

/// <summary>Where a dossier stands on one business date, in one view.</summary>
/// <param name="ReceivedOn">R; null = not received by then: it counts nowhere.</param>
/// <param name="Channel">Of the reception that holds, after accepted corrections.</param>
/// <param name="DueOn">H as of the date.</param>
/// <param name="DueUnknown">No known limit and no appointment (ruling 16).</param>
/// <param name="EndedOn">E of the last end; null = open.</param>
/// <param name="Class">Null = open.</param>
/// <param name="Overdue">Open, past H and not validly paused.</param>
public sealed record Standing(
    DossierStatus Status,
    DateOnly? ReceivedOn,
    Channel Channel,
    DateOnly? DueOn,
    bool DueUnknown,
    DateOnly? EndedOn,
    Outcome? Class,
    bool Overdue)
{
    /// <summary>The columns of II.06a this dossier is counted in for [from, the date of this standing] (domain §9.1, ruling 21).</summary>
    public IEnumerable<int> Columns(DateOnly from)
    {
        if (ReceivedOn is not { } received || (EndedOn is { } gone && gone < from))
        {
            yield break;
        }

        yield return 3;
        yield return received < from ? 6 : Channel == Channel.Online ? 4 : 5;
        yield return EndedOn is null ? 11 : 7;
        yield return EndedOn is null ? (Overdue ? 13 : 12) : Class switch { Outcome.Early => 8, Outcome.OnTime => 9, _ => 10 };
    }
}
