using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Core.Reports.Indicators;

/// <summary>Counts single dossiers for the indicators that figures alone cannot give.</summary>
public sealed class CountCases(Catalogue catalogue, DateOnly from, DateOnly until)
{
    private readonly HashSet<string> _postal = new(StringComparer.Ordinal);
    private long _late;
    private long _lateApologised;
    private long _lateExplained;
    private long _lateExplainedApologised;
    private long _returned;
    private long _returnedByPost;
    private long _resolved;
    private long _byProcess;
    private long _atDepartments;
    private long _onTimeByProcess;

    /// <summary>The counts of what was added so far.</summary>
    public CaseCounts Counts => new(
        _late, _lateApologised, _lateExplained, _lateExplainedApologised, _returned, _returnedByPost, _postal, _resolved, _byProcess, _atDepartments, _onTimeByProcess);

    /// <summary>Adds a dossier once.</summary>
    public void Add(DossierCase dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        _late += One(dossier.LateBySoftware);
        _lateApologised += One(dossier is { LateBySoftware: true, Apologised: true });
        _lateExplained += One(dossier.LateExplained);
        _lateExplainedApologised += One(dossier is { LateExplained: true, Apologised: true });
        AddReturn(dossier);
        if (!dossier.Ended)
        {
            return;
        }

        var byProcess = dossier.FollowedProcess(catalogue, until);
        var department = catalogue.FindAgency(dossier.Fact.ReceivedBy ?? dossier.Fact.Agency, until)?.Level == AgencyLevel.Department;
        _resolved++;
        _byProcess += One(byProcess);
        _atDepartments += One(department);
        _onTimeByProcess += One(department && byProcess && dossier.Software.Late == 0);
    }

    private static long One(bool counts) => counts ? 1 : 0;

    private void AddReturn(DossierCase dossier)
    {
        if (!dossier.ReturnedBetween(from, until))
        {
            return;
        }

        _returned++;
        if (dossier.AtEnd.ReturnedVia == Channel.Postal)
        {
            _returnedByPost++;
            if (catalogue.FindProcedure(dossier.Fact.Procedure, dossier.Fact.Agency, dossier.Fact.ReceivedOn ?? until) is { } procedure)
            {
                _postal.Add(procedure.Code);
            }
        }
    }
}
