namespace OneStop.Core.Reports;

/// <summary>
/// A share of <paramref name="Numerator"/> in <paramref name="Denominator"/>, kept as its two counts so that every printed percentage can be
/// worked out again (domain §9). Both are ≥ 0 and exact; no floating point is involved.
/// </summary>
public readonly record struct Rate(long Numerator, long Denominator)
{
    private const decimal Whole = 100m;

    /// <summary>
    /// The printed percentage: two decimals, half up; never 100 while the numerator is below the denominator (then 99.99); null where the
    /// denominator is 0 (ruling 29).
    /// </summary>
    public decimal? Percent
    {
        get
        {
            if (Denominator == 0)
            {
                return null;
            }

            var hundredths = ((Int128)Numerator * 20_000 + Denominator) / ((Int128)Denominator * 2);
            var percent = (decimal)hundredths / 100m;
            return percent >= Whole && Numerator < Denominator ? Whole - 0.01m : percent;
        }
    }

    /// <summary>The two counts added, for totals: the rate of a total is never the mean of its rows.</summary>
    public static Rate operator +(Rate left, Rate right) =>
        new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);

    /// <inheritdoc cref="op_Addition"/>
    public static Rate Add(Rate left, Rate right) => left + right;
}
