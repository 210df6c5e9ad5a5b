using System.Text.Json;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;
using OneStop.Core.WorkingTime;

namespace OneStop.Dossiers.Lookup;

/// <summary>Turns a folded dossier into the answer of ruling 34.</summary>
internal static class DossierView
{
    public static DossierAnswer Of(LoadedDossier dossier, DateTimeOffset now)
    {
        var s = dossier.State;
        var today = VietnamTime.DateOf(now);
        var on = s.ReceivedOn ?? today;
        var shares = LatenessShares.Of(s, dossier.Catalogue, now);
        var explained = DueExplanation.ForClerk(s, dossier.Catalogue, today);
        return new DossierAnswer(
            dossier.Code,
            s.Procedure,
            dossier.Catalogue.FindProcedure(s.Procedure, s.Agency, on)?.Name,
            s.Agency,
            dossier.Catalogue.FindAgency(s.Agency, on)?.Name,
            s.ReceivedBy,
            s.Unit,
            Word(s.Channel),
            s.SubmittedOn,
            s.ReceivedOn,
            s.DueOn,
            s.OriginalDueOn,
            s.DueUnknown,
            DueExplanation.IsProvisional(s, dossier.Catalogue),
            s.EndedOn,
            s.ReturnedOn,
            Word(s.Status),
            WordOrNull(s.Outcome),
            s.OverdueOn(today),
            new ExplainedAnswer(s.ExplainedEndedOn, WordOrNull(s.ExplainedOutcome)),
            Responsible(dossier, shares, on),
            [.. shares.Steps.Select(step => StepOf(step, shares))],
            [.. s.Pauses.Select(p => new PauseAnswer(Word(p.Kind), p.From, p.To, p.Effective, p.SupplementDueOn, p.DueBefore, p.DueAfter))],
            [.. s.Appointments.Select(a => new AppointmentAnswer(Word(a.Kind), a.On, a.SetOn, a.FromSource, a.Used, a.Reason.Text, PartsOf(a.Reason)))],
            [.. s.Apologies.Select(a => new ApologyAnswer(a.On, a.Reason, a.NewAppointmentOn, a.DocumentNo, a.SignedBy))],
            [.. s.Reasons.Select(r => new ReasonAnswer(r.Code, r.Unit, r.Primary, r.On))],
            [.. s.Explanations.Select(e => ExplanationOf(dossier.Code, e))],
            s.Flags,
            [.. explained.Select(sentence => sentence.Text)],
            new AsOf(dossier.Last.Position, dossier.Last.AppendedAt),
            InsightView.Of(dossier, shares, now),
            [.. explained.Select(PartsOf)]);
    }

    /// <summary>A sentence with its parts apart.</summary>
    public static SentenceParts PartsOf(Sentence sentence) => new(sentence.Words, sentence.With.Count == 0 ? null : [.. sentence.With.Select(PartsOf)]);

    /// <summary>A claim as it stands; its words are read apart, because they may name people.</summary>
    public static ExplanationAnswer ExplanationOf(string dossier, ExplanationState e) => new(
        e.Id,
        dossier,
        e.Step,
        e.Reason,
        e.ActualOn,
        e.EvidenceNumber,
        e.EvidenceOn,
        e.By,
        e.ByAgency,
        e.Accepted switch { null => "pending", true => "accepted", false => "rejected" },
        e.DecidedBy,
        null,
        null);

    /// <summary>The wire word of an enumeration.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string? WordOrNull(Outcome? outcome) => outcome is { } value ? Word(value) : null;

    private static string? Responsible(LoadedDossier dossier, LatenessShares shares, DateOnly on) => shares.Responsible is { } unit
        ? unit.Unit ?? dossier.Catalogue.FindAgency(unit.Agency, on)?.Name ?? unit.Agency
        : null;

    private static StepAnswer StepOf(StepClock clock, LatenessShares shares)
    {
        var step = clock.Step;
        return new StepAnswer(
            step.Name,
            step.Agency,
            step.Unit,
            step.Officer,
            step.HandedAt,
            step.AcceptedAt,
            step.EndedAt,
            step.DueAt,
            Minutes(clock.Allowed),
            Minutes(clock.Elapsed),
            Minutes(clock.Gap),
            clock.Allowed is null ? null : Minutes(clock.Over),
            shares is { Basis: ShareBasis.Overruns, Whole: > 0 and var whole } ? decimal.Round((decimal)clock.Own / whole, 4, MidpointRounding.AwayFromZero) : null,
            shares.Provisional);
    }

    private static int? Minutes(long? minutes) => minutes is { } value ? (int)Math.Min(value, int.MaxValue) : null;
}
