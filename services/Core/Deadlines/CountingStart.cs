using OneStop.Core.WorkingTime;

namespace OneStop.Core.Deadlines;

/// <summary>Why counting starts on another day than that of reception.</summary>
public enum StartRule
{
    /// <summary>On the day of reception itself.</summary>
    SameDay,

    /// <summary>Received on a day off: as if at the start of the next working day (domain §5.3).</summary>
    DayOff,

    /// <summary>Received strictly after the office closed (ruling 8).</summary>
    AfterClosing,

    /// <summary>Received strictly after 15:00 under a procedure with that rule (ruling 9).</summary>
    AfterFifteen,

    /// <summary>Received on a day off on which the unit's own calendar opens the desk (ruling 8).</summary>
    DeskOpen,
}

/// <summary>The moment a time limit is counted from: a civil date and time of day, and the rule that chose it.</summary>
public readonly record struct CountingStart(DateOnly Day, TimeOnly Time, StartRule Rule)
{
    /// <summary>15:00, the hour of NĐ 61/2018 Điều 18.</summary>
    public static readonly TimeOnly Fifteen = new(15, 0);

    /// <summary>
    /// Where counting starts for something received at <paramref name="receivedAt"/>. Ruling 8 moves a day off or an hour after closing to the
    /// start of the next working day, for every unit of limit; ruling 9 then moves what came after 15:00, once.
    /// </summary>
    public static CountingStart Of(DateTimeOffset receivedAt, Office office, bool afterFifteenNextDay)
    {
        var (day, time) = (VietnamTime.DateOf(receivedAt), VietnamTime.TimeOf(receivedAt));
        var works = office.Calendar.IsWorkingDay(day);
        if (!works && !office.DeskOpensOn(day))
        {
            return NextDay(StartRule.DayOff);
        }

        if (time > office.ClosesAt(day))
        {
            return NextDay(StartRule.AfterClosing);
        }

        return afterFifteenNextDay && time > Fifteen
            ? NextDay(StartRule.AfterFifteen)
            : new CountingStart(day, time, works ? StartRule.SameDay : StartRule.DeskOpen);

        CountingStart NextDay(StartRule rule)
        {
            var next = office.Calendar.After(day);
            return new CountingStart(next, office.HoursOn(next)[0].Start, rule);
        }
    }
}
