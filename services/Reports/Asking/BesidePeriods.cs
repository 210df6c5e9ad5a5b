using OneStop.Contracts.Reports;
using OneStop.Reports.Comparing;

namespace OneStop.Reports.Asking;

/// <summary>
/// The same report of the period before and of the same period a year before, at the same cut-off, to stand beside each cell
/// (<c>compareWith=previous,lastYear</c>).
/// </summary>
internal static class BesidePeriods
{
    /// <summary>The wire names.</summary>
    public static readonly IReadOnlyList<string> Names = ["previous", "lastYear"];

    /// <summary>Reads <c>compareWith</c>: the names asked for, or the first that is none of <see cref="Names"/>.</summary>
    public static (IReadOnlyList<string>? Asked, string? Unknown) Read(string? compareWith)
    {
        var asked = (compareWith ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return asked.FirstOrDefault(a => !Names.Contains(a)) is { } unknown ? (null, unknown) : (asked, null);
    }

    /// <summary>The periods that names stand for, in their order; null where one of them would begin before any period is meant, or the one asked for never ends.</summary>
    public static IReadOnlyList<(string Name, DateOnly From, DateOnly To)>? Of(DateOnly from, DateOnly to, IReadOnlyList<string> names)
    {
        var periods = new List<(string, DateOnly, DateOnly)>();
        foreach (var name in names)
        {
            if ((name == "previous" ? Previous(from, to) : (from.AddYears(-1), to.AddYears(-1))) is not { } period || period.From < RawQuestion.Earliest)
            {
                return null;
            }

            periods.Add((name, period.From, period.To));
        }

        return periods;
    }

    /// <summary>The answer with the periods asked for beside it.</summary>
    public static async Task<ReportAnswer> AddAsync(
        IReportForm form, ReportAnswer answer, ReportQuestion question, IReadOnlyList<(string Name, DateOnly From, DateOnly To)> periods, CancellationToken ct)
    {
        var beside = new List<BesideReport>();
        foreach (var (name, from, to) in periods)
        {
            var figures = AnswerFigures.Of(await form.AnswerAsync(question with { From = from, To = to }, ct));
            beside.Add(new BesideReport(
                name,
                new ReportPeriod(from, to),
                [.. figures.GroupBy(f => f.Key.Row).Select(g => new BesideRow(g.Key, g.ToDictionary(f => f.Key.Column, f => f.Value, StringComparer.Ordinal)))]));
        }

        return beside.Count == 0 ? answer : answer with { Beside = beside };
    }

    /// <summary>
    /// The period of the same length just before: so many whole months where the period is whole months, else so many days. Null where so long a period does
    /// not fit between the earliest day and it.
    /// </summary>
    internal static (DateOnly From, DateOnly To)? Previous(DateOnly from, DateOnly to)
    {
        if (to == DateOnly.MaxValue || to.DayNumber - from.DayNumber > from.DayNumber - RawQuestion.Earliest.DayNumber)
        {
            return null;
        }

        var next = to.AddDays(1);
        var months = ((next.Year - from.Year) * 12) + next.Month - from.Month;
        return months > 0 && from.AddMonths(months) == next
            ? (from.AddMonths(-months), from.AddDays(-1))
            : (from.AddDays(from.DayNumber - next.DayNumber), from.AddDays(-1));
    }
}
