using OneStop.Core.WorkingTime;

namespace OneStop.Dossiers.SourceWatch;

/// <summary>Whether a source has been quiet for longer than it usually is, in working minutes, so that nights and holidays are no silence. Pure.</summary>
/// <param name="UsualGap">The gap that 95 in 100 do not exceed; null = too few are known.</param>
/// <param name="Quiet">Since the newest entry.</param>
public readonly record struct SourceRhythm(long? UsualGap, long Quiet)
{
    /// <summary>Fewer gaps say nothing about what is usual.</summary>
    public const int GapsMin = 5;

    /// <summary>Shorter than a working day nobody is called silent.</summary>
    public const long SilenceMin = 8 * 60;

    public bool Silent => UsualGap is { } usual && Quiet > Math.Max(usual, SilenceMin);

    /// <summary>The rhythm of a source.</summary>
    /// <param name="hours">The hours in which it sent, ascending; not empty.</param>
    /// <param name="office">Whose office time counts.</param>
    public static SourceRhythm Of(IReadOnlyList<CountedHour> hours, Office office, DateTimeOffset now)
    {
        var gaps = hours.Zip(hours.Skip(1), (one, next) => office.MinutesBetween(one.Hour, next.Hour)).Order().ToList();
        long? usual = gaps.Count < GapsMin ? null : gaps[((gaps.Count * 95) + 99) / 100 - 1];
        var last = hours[^1].LastAt;
        return new SourceRhythm(usual, now > last ? office.MinutesBetween(last, now) : 0);
    }
}
