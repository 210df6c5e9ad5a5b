namespace OneStop.Core.Reports;

/// <summary>A picture of rates that stands behind a form, where people would rather look than read.</summary>
/// <param name="Title">What it shows, also for those who cannot see it.</param>
/// <param name="Svg">The whole picture, without script or outside reference.</param>
/// <param name="Bars">The same as bars, in order, for documents that show no SVG.</param>
public sealed record Drawing(string Title, string Svg, IReadOnlyList<DrawnBar> Bars);

/// <param name="Percent">0 … 100; null = there was nothing to divide by.</param>
/// <param name="Words">What is printed beside the bar.</param>
public sealed record DrawnBar(string Label, decimal? Percent, string Words);
