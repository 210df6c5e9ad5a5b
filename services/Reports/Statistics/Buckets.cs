namespace OneStop.Reports.Statistics;

/// <summary>How a period is cut: by day, week (from Monday) or month. A bucket is named by its first day, also where the period begins inside it.</summary>
internal sealed record Buckets(string Grain, DateOnly From, DateOnly To)
{
    public const int CountMax = 2000;

    /// <summary>The same without what lies after a day.</summary>
    public Buckets Until(DateOnly day) => this with { To = day < To ? day : To };

    /// <summary>The first days, in order.</summary>
    public IEnumerable<DateOnly> Starts
    {
        get
        {
            for (var at = StartOf(From); at <= To; at = Next(at))
            {
                yield return at;
            }
        }
    }

    /// <summary>The whole months inside, [first, after); empty where cells by month cannot serve.</summary>
    public (DateOnly First, DateOnly After) WholeMonths
    {
        get
        {
            if (Grain != "month" || From > To)
            {
                return (From, From);
            }

            var first = From.Day == 1 ? From : new DateOnly(From.Year, From.Month, 1).AddMonths(1);
            var next = To.AddDays(1);
            var after = new DateOnly(next.Year, next.Month, 1);
            return first < after ? (first, after) : (From, From);
        }
    }

    /// <summary>The first day of the bucket a day falls into.</summary>
    public DateOnly StartOf(DateOnly day) => Grain switch
    {
        "month" => new DateOnly(day.Year, day.Month, 1),
        "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => day,
    };

    private DateOnly Next(DateOnly at) => Grain switch
    {
        "month" => at.AddMonths(1),
        "week" => at.AddDays(7),
        _ => at.AddDays(1),
    };
}
