using OneStop.Core.WorkingTime;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Lists;

/// <summary>How far ahead some working days reach, for each raw key on the calendar of its agency (ruling 42).</summary>
internal sealed class DueReach
{
    private readonly CutOff _cutOff;
    private readonly ILookup<WorkingCalendar, int> _keys;

    /// <param name="keys">Numbers of the raw keys that are asked for; null = all of them.</param>
    public DueReach(CutOff cutOff, int[]? keys)
    {
        _cutOff = cutOff;
        _keys = (keys ?? [.. Enumerable.Range(1, cutOff.Keys.Count)]).ToLookup(number => cutOff.Catalogue.CalendarFor(cutOff.Keys[number].Agency));
    }

    /// <summary>Due dates [from, before) that leave <paramref name="least"/> to <paramref name="most"/> working days, with the keys for which they do.</summary>
    public IEnumerable<(DateOnly From, DateOnly Before, int[] Keys)> Of(int least, int most) =>
        from calendar in _keys
        let span = (From: First(calendar.Key, least), Before: First(calendar.Key, most + 1))
        from key in calendar
        group key by span into keys
        select (keys.Key.From, keys.Key.Before, keys.ToArray());

    /// <summary>The same over all keys; the nation's calendar where there are none.</summary>
    public (DateOnly From, DateOnly To) Widest(int left)
    {
        var calendars = _keys.Select(c => c.Key).DefaultIfEmpty(_cutOff.Catalogue.CalendarFor(null)).ToList();
        return (calendars.Min(c => First(c, left)), calendars.Max(c => First(c, left + 1)).AddDays(-1));
    }

    /// <summary>Working days after today until a dossier of a key is due.</summary>
    public int Left(int key, DateOnly due) => _cutOff.Catalogue.CalendarFor(_cutOff.Keys[key].Agency).Count(_cutOff.Today, due);

    /// <summary>The first due date that leaves so many, today where that is none.</summary>
    private DateOnly First(WorkingCalendar calendar, int left) => left == 0 ? _cutOff.Today : calendar.Add(_cutOff.Today, left);
}
