using System.Globalization;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;

namespace OneStop.Portal.Rooms.OneDossier;

/// <summary>The time axis of a dossier's drawing: whole civil days from the first thing that happened to the last, with one day of air.</summary>
/// <param name="First">Its left edge.</param>
/// <param name="Days">Its length in days, at least 2.</param>
public sealed record Axis(DateOnly First, int Days)
{
    /// <summary>Spans everything the drawing shows; an open dossier reaches to <paramref name="today"/> (at most one year on, so that bars stay visible).</summary>
    public static Axis Of(DossierAnswer dossier, DateOnly today)
    {
        var days = new List<DateOnly?> { dossier.ReceivedOn, dossier.DueOn, dossier.OriginalDueOn, dossier.EndedOn, dossier.ReturnedOn }
            .Concat(dossier.Steps.Select(s => (DateOnly?)VietnamTime.DateOf(s.HandedAt)))
            .Concat(dossier.Steps.Select(s => s.EndedAt is { } end ? (DateOnly?)VietnamTime.DateOf(end) : null))
            .Concat(dossier.Pauses.Select(p => (DateOnly?)p.From))
            .OfType<DateOnly>()
            .DefaultIfEmpty(today)
            .ToList();
        var first = days.Min();
        var last = days.Max();
        if (dossier.Status is "open" or "paused" && today > last)
        {
            last = today <= last.AddDays(365) ? today : last.AddDays(365);
        }

        return new(first, last.DayNumber - first.DayNumber + 2);
    }

    /// <summary>Where a day begins, in per cent of the width, as SVG takes it.</summary>
    public string At(DateOnly day) => Percent((day.DayNumber - First.DayNumber) * 100d / Days);

    /// <summary>Whether the day is drawn.</summary>
    public bool Holds(DateOnly day) => day >= First && day.DayNumber < First.DayNumber + Days;

    /// <summary>Where an instant lies.</summary>
    public string At(DateTimeOffset instant) => Percent(Place(instant));

    /// <summary>The width between two instants, at least half a per cent, so that it can be seen.</summary>
    public string Width(DateTimeOffset from, DateTimeOffset to) => Percent(Math.Max(0.5, Place(to) - Place(from)));

    /// <summary>The width between the beginnings of two days.</summary>
    public string Width(DateOnly from, DateOnly to) => Percent(Math.Max(0, (to.DayNumber - from.DayNumber) * 100d / Days));

    /// <summary>The right edge as an instant: where an open step is drawn to.</summary>
    public DateTimeOffset End => VietnamTime.StartOf(First.AddDays(Days - 1));

    /// <summary>Saturdays and Sundays inside, or none where the axis is too long to show single days.</summary>
    public IEnumerable<DateOnly> Weekends => Days > 150
        ? []
        : Enumerable.Range(0, Days).Select(First.AddDays).Where(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>At most six days to write below the axis.</summary>
    public IEnumerable<DateOnly> Ticks => Enumerable.Range(0, 6).Select(i => First.AddDays(i * Math.Max(1, Days / 6))).Where(d => d.DayNumber < First.DayNumber + Days).Distinct();

    private double Place(DateTimeOffset instant) =>
        Math.Clamp((instant - VietnamTime.StartOf(First)).TotalDays * 100 / Days, 0, 100);

    private static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
