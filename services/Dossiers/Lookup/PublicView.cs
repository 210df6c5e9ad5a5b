using OneStop.Contracts.Dossiers;
using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;

namespace OneStop.Dossiers.Lookup;

/// <summary>How far a dossier has come, for anybody with the code: no name, no unit, no officer (TT 01/2018/TT-VPCP Điều 16(2d)).</summary>
internal static class PublicView
{
    private const int ReceivedPercent = 10;
    private const int NotReadyPercentMax = 90;

    public static PublicAnswer Of(LoadedDossier dossier, DateOnly today) =>
        new(dossier.Code, DossierView.Word(dossier.State.Status), Percent(dossier, today), DueExplanation.ForCitizen(dossier.State, today).Text);

    /// <summary>
    /// 0 before reception, 100 once it has ended; between, from 10 to 90 by the working days gone of those allowed, or by the steps taken where
    /// there is no due date.
    /// </summary>
    private static int Percent(LoadedDossier dossier, DateOnly today)
    {
        var state = dossier.State;
        if (state.Status is DossierStatus.Ended or DossierStatus.Refused)
        {
            return 100;
        }

        if (state.ReceivedOn is not { } received)
        {
            return 0;
        }

        if (state.DueOn is not { } due)
        {
            return Math.Min(NotReadyPercentMax, ReceivedPercent * state.Steps.Count);
        }

        var calendar = dossier.Catalogue.CalendarFor(state.Agency);
        var gone = today > received ? calendar.Count(received, today < due ? today : due) : 0;
        var allowed = due > received ? calendar.Count(received, due) : 0;
        return allowed == 0 ? NotReadyPercentMax : ReceivedPercent + ((NotReadyPercentMax - ReceivedPercent) * gone / allowed);
    }
}
