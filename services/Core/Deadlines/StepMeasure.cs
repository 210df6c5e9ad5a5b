using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Deadlines;

/// <summary>
/// Measures the steps of one dossier in minutes of office time (ruling 30): handover is the boundary, pauses are excluded, late answers of
/// consulted bodies are told apart.
/// </summary>
internal sealed class StepMeasure(DossierState dossier, Catalogue catalogue, DateTimeOffset now)
{
    private const int MinutesPerDay = Deadline.HoursPerDay * 60;

    private readonly Procedure? _procedure = dossier.ReceivedOn is { } on ? catalogue.FindProcedure(dossier.Procedure, dossier.Agency, on) : null;

    /// <summary>Every step in order, the receiving desk first.</summary>
    public IReadOnlyList<StepClock> Steps() => [.. dossier.Steps.Select(Measure)];

    private StepClock Measure(StepState step, int index)
    {
        var office = catalogue.OfficeFor(step.Agency, step.Unit);
        var end = step.EndedAt ?? now;
        var elapsed = Working(office, step.HandedAt, end);
        var gap = step.AcceptedAt is { } accepted ? Working(office, step.HandedAt, accepted < end ? accepted : end) : step.EndedAt is null ? elapsed : 0;
        var allowed = Allowed(step, index, office);
        var over = allowed is { } limit ? Math.Max(0, elapsed - limit) : 0;
        return new StepClock(step, allowed, elapsed, gap, over, LateAnswers(step, end, office, allowed, over));
    }

    private long? Allowed(StepState step, int index, Office office)
    {
        if (index == 0)
        {
            // Transfer the same working day; received after 15:00, on the next one (NĐ 61/2018 Điều 18).
            var start = CountingStart.Of(step.HandedAt, office, afterFifteenNextDay: true);
            return office.MinutesBetween(step.HandedAt, VietnamTime.At(start.Day, office.ClosesAt(start.Day)));
        }

        if (step.DueAt is { } due)
        {
            return office.MinutesBetween(step.HandedAt, due);
        }

        return _procedure?.Process?.Steps.FirstOrDefault(s => s.Name == step.Name) is { } planned
            ? planned.Unit == LimitUnit.WorkingHours ? planned.Amount * 60L : planned.Amount * (long)MinutesPerDay
            : null;
    }

    /// <summary>
    /// Minutes by which answers asked for in this step came late, in the order of asking, until the overrun is used up; without an own deadline
    /// the step's counts, whoever set it, else H, and the share is marked as inferred (domain §8.1).
    /// </summary>
    private List<UnitShare> LateAnswers(StepState step, DateTimeOffset end, Office office, long? allowed, long over)
    {
        var late = new List<UnitShare>();
        foreach (var opinion in dossier.Opinions.Where(o => o.RequestedAt >= step.HandedAt && o.RequestedAt < end))
        {
            var came = opinion.ReceivedAt < end ? opinion.ReceivedAt.Value : end;
            var minutes = Math.Min(over, LateBy(opinion, came, step, office, allowed));
            if (minutes > 0)
            {
                late.Add(new UnitShare(opinion.Agency, null, minutes, DueInferred: opinion.DueAt is null));
                over -= minutes;
            }
        }

        return late;
    }

    private long LateBy(OpinionState opinion, DateTimeOffset came, StepState step, Office office, long? allowed) => (opinion.DueAt ?? step.DueAt, allowed) switch
    {
        ({ } due, _) => Working(office, due, came),
        (null, { } minutes) => Math.Max(0, Working(office, step.HandedAt, came) - minutes),
        _ => dossier.DueOn is { } due ? Working(office, VietnamTime.StartOf(due.AddDays(1)), came) : 0,
    };

    /// <summary>Office minutes in [from, to), those inside effective pauses left out.</summary>
    private long Working(Office office, DateTimeOffset from, DateTimeOffset to)
    {
        var minutes = office.MinutesBetween(from, to);
        foreach (var pause in dossier.Pauses)
        {
            if (pause.Effective)
            {
                var start = pause.FromAt > from ? pause.FromAt : from;
                var end = pause.ToAt ?? now;
                minutes -= office.MinutesBetween(start, end < to ? end : to);
            }
        }

        return Math.Max(0, minutes);
    }
}
