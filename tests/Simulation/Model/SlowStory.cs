using System.Globalization;
using OneStop.Core.Dossiers;

namespace OneStop.Simulation.Model;

/// <summary>
/// What people are told beside the clock, for one business date: only what counts by then (ruling 5). A return counts from its recording where it is the
/// end, else from the day it happened (ruling 1); a reason is told as known (decision 0014); of ratings and returns the last one in order holds; every handover opens a holding.
/// </summary>
internal sealed partial class SlowDossier
{
    /// <summary>Apologies, reasons, rating, return and holders on a business date, in words.</summary>
    public string Story(DateOnly on)
    {
        var end = HasRealEnd(Reception);
        var told = Ordered(entries.Where(e => e.What is Happening.LateReasonGiven || (e.What is Happening.Returned && end ? CivilTime.Date(e.OccurredAt) : CountsFrom(e)) <= on));
        var words = new List<string>();
        var received = told.Find(e => e.What is Happening.Received);
        var apologies = 0;
        foreach (var entry in told)
        {
            switch (entry.What)
            {
                case Happening.Apologised said:
                    words.Add(string.Create(CultureInfo.InvariantCulture, $"xin lỗi {CivilTime.Date(entry.OccurredAt):yyyy-MM-dd} hẹn {(apologies++ == 0 ? said.NewAppointmentOn : null):yyyy-MM-dd}"));
                    break;
                case Happening.LateReasonGiven reason:
                    words.Add($"lý do {reason.Code}");
                    break;
            }
        }

        words.AddRange(told.Where(e => received is not null && e.What is Happening.HandedOver).Select(e => $"giao {((Happening.HandedOver)e.What).ToUnit}"));
        words.AddRange(told.Where(e => e.What is Happening.Surveyed).TakeLast(1).Select(e => string.Create(CultureInfo.InvariantCulture, $"điểm {((Happening.Surveyed)e.What).Rating}")));
        words.AddRange(told.Where(e => e.What is Happening.Returned).TakeLast(1).Select(e => $"trả {CivilTime.Date(e.OccurredAt):yyyy-MM-dd} {((Happening.Returned)e.What).Via}"));
        words.Sort(StringComparer.Ordinal);
        return string.Join("; ", words);
    }

    /// <summary>
    /// Whether an apology is owed on a day (domain §7): late in the software, none issued by then, and no accepted N9 that makes it early or on time. Any
    /// other explanation, and an N9 after the due date, moves nothing (ruling 23).
    /// </summary>
    public bool OwesApology(DateOnly on)
    {
        var software = At(on, explained: false);
        return (software.Overdue || software.Class == Outcome.Late)
            && !entries.Any(e => e.What is Happening.Apologised && CountsFrom(e) <= on)
            && At(on, explained: true).Class is not (Outcome.Early or Outcome.OnTime);
    }

    /// <summary>
    /// Why the dossier stands in no column of a period (rulings 18, 39): refused at intake in it and not received by its end; submitted, or otherwise known,
    /// and not received by its end. Null = it stands in one, or is not known yet.
    /// </summary>
    public string? LeftOut(DateOnly from, DateOnly until)
    {
        var counting = entries.Where(e => CountsFrom(e) > DateOnly.MinValue && CountsFrom(e) <= until).ToList();
        if (counting.Count == 0 || counting.Exists(e => e.What is Happening.Received))
        {
            return null;
        }

        if (counting.Exists(e => e.What is Happening.RefusedAtIntake))
        {
            return counting.Where(e => e.What is Happening.RefusedAtIntake).Min(CountsFrom) >= from ? "refusedAtIntake" : null;
        }

        return counting.Exists(e => e.What is Happening.Submitted) ? "notYetReceived" : "noReception";
    }
}
