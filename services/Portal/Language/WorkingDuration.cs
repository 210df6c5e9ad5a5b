namespace OneStop.Portal.Language;

/// <summary>Office minutes as people say them: a working day is eight hours.</summary>
public static class WorkingDuration
{
    private const int DayMinutes = 480;

    /// <summary>“2 ngày 3 giờ”, “45 phút”; an en dash for null.</summary>
    public static string Say(int? minutes, Words words)
    {
        if (minutes is not { } all)
        {
            return "–";
        }

        var (days, rest) = Math.DivRem(all, DayMinutes);
        var (hours, left) = Math.DivRem(rest, 60);
        var parts = new List<string>();
        if (days > 0)
        {
            parts.Add(words.Say("{0} ngày", words.Number(days)));
        }

        if (hours > 0)
        {
            parts.Add(words.Say("{0} giờ", hours));
        }

        if (left > 0 && days == 0)
        {
            parts.Add(words.Say("{0} phút", left));
        }

        return parts.Count > 0 ? string.Join(' ', parts) : words.Say("{0} phút", 0);
    }
}
