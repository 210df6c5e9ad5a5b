namespace OneStop.Contracts.Reports;

/// <summary>A dashboard's series (<c>GET /v1/statistics/{name}</c>, ruling 41), ordered by key, points by day.</summary>
public sealed record Statistics(string Name, ReportDefinition Definition, AsOf AsOf, IReadOnlyList<StatisticsSeries> Series);

/// <param name="Key"><c>total</c> without <c>by</c>, else as the rows of a report.</param>
public sealed record StatisticsSeries(string Key, string Label, IReadOnlyList<StatisticsPoint> Points);

/// <param name="At">First day of the day, week (Monday) or month.</param>
/// <param name="Value">A count, or a rate as printed; null where there is nothing to divide by.</param>
/// <param name="Numerator">The count itself where the value is one.</param>
/// <param name="Denominator">Null where the value is a count.</param>
public sealed record StatisticsPoint(DateOnly At, decimal? Value, long Numerator, long? Denominator);
