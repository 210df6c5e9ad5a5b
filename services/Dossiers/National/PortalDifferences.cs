using System.Globalization;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;

namespace OneStop.Dossiers.National;

/// <summary>Where the portal's view of a dossier and the ledger's differ. Pure.</summary>
public static class PortalDifferences
{
    /// <summary>The differences, in a fixed order. An agency or appointment the portal does not name is none.</summary>
    public static IReadOnlyList<PortalDifference> Of(PortalView view, DossierState state)
    {
        var differences = new List<PortalDifference>();
        if (view.Agency is not null)
        {
            Add(differences, "agency", view.Agency, state.Agency);
        }

        Add(differences, "status", Word(view.Status, state.Status), state.Status.ToString().ToLowerInvariant());
        Add(differences, "receivedOn", Day(view.ReceivedOn), Day(state.ReceivedOn));
        if (view.AppointmentOn is not null)
        {
            Add(differences, "dueOn", Day(view.AppointmentOn), Day(state.DueOn));
        }

        Add(differences, "endedOn", Day(view.EndedOn), Day(state.EndedOn));
        Add(differences, "returnedOn", Day(view.ReturnedOn), Day(state.ReturnedOn));
        return differences;
    }

    /// <summary>The word for a state of the national table; 8 may be a pause or an end.</summary>
    private static string Word(int portal, DossierStatus ledger) => portal switch
    {
        1 => "submitted",
        3 => "refused",
        2 or 4 => "open",
        5 or 6 => "paused",
        8 => ledger is DossierStatus.Ended ? "ended" : "paused",
        _ => "ended",
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Add(List<PortalDifference> differences, string field, string? portal, string? ledger)
    {
        if (portal != ledger)
        {
            differences.Add(new PortalDifference(field, portal, ledger));
        }
    }
}
