namespace OneStop.Core.Reports;

/// <summary>
/// Columns 3–13 of form II.06a (TT 01/2020/TT-VPCP) for one row and one period [F, T] (domain §9.1). Only seven sums are measured; the others follow,
/// so that <c>3=4+5+6</c>, <c>7=8+9+10</c>, <c>11=12+13</c> and <c>3=7+11</c> hold by construction as long as no count is negative.
/// </summary>
/// <param name="NewOnline">Column 4: F ≤ R ≤ T, online.</param>
/// <param name="NewElsewhere">Column 5: F ≤ R ≤ T, at the counter or by post.</param>
/// <param name="Early">Column 8.</param>
/// <param name="OnTime">Column 9.</param>
/// <param name="Late">Column 10.</param>
/// <param name="Open">Column 11: open at T.</param>
/// <param name="Overdue">Column 13: open at T and past the due date.</param>
public readonly record struct Ii06aColumns(long NewOnline, long NewElsewhere, long Early, long OnTime, long Late, long Open, long Overdue)
{
    /// <summary>The column numbers of the form that carry counts.</summary>
    public const int First = 3;

    public const int Last = 13;

    /// <summary>Column 3: everything there was to do.</summary>
    public long Total => Ended + Open;

    /// <summary>Columns 4 and 5: received in the period.</summary>
    public long New => NewOnline + NewElsewhere;

    /// <summary>Column 6: received before F and not ended before F.</summary>
    public long CarriedOver => Total - New;

    /// <summary>Column 7.</summary>
    public long Ended => Early + OnTime + Late;

    /// <summary>Column 12.</summary>
    public long OpenInTime => Open - Overdue;

    /// <summary>The count of column <paramref name="number"/>, 3…13.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such column.</exception>
    public long this[int number] => number switch
    {
        3 => Total,
        4 => NewOnline,
        5 => NewElsewhere,
        6 => CarriedOver,
        7 => Ended,
        8 => Early,
        9 => OnTime,
        10 => Late,
        11 => Open,
        12 => OpenInTime,
        13 => Overdue,
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "II.06a counts in columns 3 to 13."),
    };

    public static Ii06aColumns operator +(Ii06aColumns a, Ii06aColumns b) => new(
        a.NewOnline + b.NewOnline,
        a.NewElsewhere + b.NewElsewhere,
        a.Early + b.Early,
        a.OnTime + b.OnTime,
        a.Late + b.Late,
        a.Open + b.Open,
        a.Overdue + b.Overdue);

    public static Ii06aColumns operator -(Ii06aColumns a, Ii06aColumns b) => a + b.Negated();

    public static Ii06aColumns Add(Ii06aColumns left, Ii06aColumns right) => left + right;

    public static Ii06aColumns Subtract(Ii06aColumns left, Ii06aColumns right) => left - right;

    /// <summary>The columns of many rows, added.</summary>
    public static Ii06aColumns Sum(IEnumerable<Ii06aColumns> rows) => rows.Aggregate(default(Ii06aColumns), Add);

    /// <summary>Whether every column is 0: such a row is not printed.</summary>
    public bool IsZero => this == default && CarriedOver == 0;

    /// <summary>What the deltas of one dossier, or of many, put into the columns of the period [<paramref name="from"/>, <paramref name="to"/>].</summary>
    public static Ii06aColumns Of(IEnumerable<Delta> deltas, DateOnly from, DateOnly to)
    {
        var columns = default(Ii06aColumns);
        foreach (var delta in deltas)
        {
            columns += Of(delta, from, to);
        }

        return columns;
    }

    /// <summary>What one delta puts into the columns of a period: nothing unless it holds at <paramref name="to"/>; an end only from <paramref name="from"/> on.</summary>
    public static Ii06aColumns Of(in Delta delta, DateOnly from, DateOnly to)
    {
        if (delta.AsOf > to)
        {
            return default;
        }

        long sign = delta.Sign;
        var received = delta.AsOf >= from ? sign : 0;
        var ended = delta.End >= from ? sign : 0;
        return delta.Measure switch
        {
            Measure.ReceivedOnline => new(received, 0, 0, 0, 0, 0, 0),
            Measure.ReceivedDirect or Measure.ReceivedPostal => new(0, received, 0, 0, 0, 0, 0),
            Measure.Open => new(0, 0, 0, 0, 0, sign, 0),
            Measure.Overdue => new(0, 0, 0, 0, 0, 0, sign),
            Measure.Early => new(0, 0, ended, 0, 0, 0, 0),
            Measure.OnTime => new(0, 0, 0, ended, 0, 0, 0),
            Measure.Late => new(0, 0, 0, 0, ended, 0, 0),
            _ => default,
        };
    }

    private Ii06aColumns Negated() => new(-NewOnline, -NewElsewhere, -Early, -OnTime, -Late, -Open, -Overdue);
}
