using OneStop.Contracts.Dossiers;
using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;
using OneStop.Core.WorkingTime;

namespace OneStop.Dossiers.Lookup;

/// <summary>Draws what follows from a folded dossier beyond its dates.</summary>
internal static class InsightView
{
    public static DossierInsight Of(LoadedDossier dossier, LatenessShares shares, DateTimeOffset now)
    {
        var (state, today) = (dossier.State, VietnamTime.DateOf(now));
        var calendar = dossier.Catalogue.CalendarFor(state.Agency);
        var duty = ApologyDuty.Of(state, calendar, today);
        return new DossierInsight(
            shares.LateDays,
            DossierView.Word(shares.Basis),
            [.. shares.Shares.Select(s => new ShareAnswer(s.Agency, s.Unit, s.Amount, shares.Whole, s.DueInferred))],
            [.. ElapsedTime.Of(state, dossier.Catalogue, now).Select(i => new IntervalAnswer(i.From, i.To, DossierView.Word(i.Kind), i.Agency, i.Unit, i.Minutes, i.Text))],
            new ApologyDutyAnswer(DossierView.Word(duty.Standing), duty.LatestOn),
            UnfinishedBusiness.Of(state, duty, shares.Responsible is not null, today),
            [.. IntegrityCheck.Findings(new Inspected(state, [.. ToldUnder.Of(dossier.Code, dossier.Entries, dossier.Catalogue.DossierAliases)], calendar)).Select(c => new FindingAnswer(c.Name, c.Sentence))],
            DueExplanation.ForCitizen(state, today).Text);
    }
}
