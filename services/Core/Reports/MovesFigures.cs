using OneStop.Core.Dossiers;

namespace OneStop.Core.Reports;

/// <summary>
/// Which entries can change a fact's keys, deltas or dates at all. The others (handovers, opinions, apologies, reasons, notices …) change only what
/// lists show, so that no new version of the fact is looked for at their position.
/// </summary>
public static class MovesFigures
{
    public static bool Can(Happening what) => what is not (
        Happening.HandedOver or Happening.Accepted or Happening.StepCompleted or Happening.OpinionRequested or Happening.OpinionReceived
        or Happening.Apologised or Happening.LateReasonGiven or Happening.Surveyed or Happening.Corrected or Happening.ExplanationSubmitted
        or Happening.BodyDiffered or Happening.LateNoticed or Happening.NearDueNoticed);
}
