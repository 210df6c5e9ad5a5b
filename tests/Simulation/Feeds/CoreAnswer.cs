using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Simulation.Model;

namespace OneStop.Simulation.Feeds;

/// <summary>The program's own answer to a scenario: Core's fact, asked by adding its deltas as a report would (design §5).</summary>
internal static class CoreAnswer
{
    public static Fact Fact(Scenario scenario) => Fold.Of(Scenario.Code, scenario.Entries, History(scenario.Catalogue));

    public static CatalogueHistory History(IReadOnlyList<KnownChange> catalogue)
    {
        var first = RandomCatalogue.Base.Count;
        return catalogue.Count >= first && catalogue[first - 1] == RandomCatalogue.Base[first - 1]
            ? Then(Base.Value, catalogue.Skip(first))
            : Then(CatalogueHistory.Empty, catalogue);
    }

    /// <summary>Nearly every scenario begins with the same catalogue.</summary>
    private static readonly Lazy<CatalogueHistory> Base = new(() => Then(CatalogueHistory.Empty, RandomCatalogue.Base));

    private static CatalogueHistory Then(CatalogueHistory known, IEnumerable<KnownChange> more) =>
        more.OrderBy(c => c.Position).Aggregate(known, (history, c) => history.With(c.Position, c.AppendedAt, c.What switch
        {
            Agency agency => CatalogueChange.Of(agency),
            Procedure procedure => CatalogueChange.Of(procedure),
            Unit unit => CatalogueChange.Of(unit),
            CalendarEdition calendar => CatalogueChange.Of(calendar),
            DossierAlias alias => CatalogueChange.Of(alias),
            var other => throw new NotSupportedException($"{other}"),
        }));

    /// <summary>Columns 3 to 13 of II.06a for [from, to], as the sums of deltas give them.</summary>
    public static int[] Columns(IReadOnlyList<Delta> deltas, DateOnly from, DateOnly to)
    {
        int Stock(Measure measure, DateOnly day) => deltas.Where(d => d.Measure == measure && d.AsOf <= day).Sum(d => d.Sign);
        int Ended(Measure measure) => deltas.Where(d => d.Measure == measure && d.AsOf <= to && d.End >= from).Sum(d => d.Sign);
        int Received(Measure measure) => Stock(measure, to) - (from == DateOnly.MinValue ? 0 : Stock(measure, from.AddDays(-1)));
        var (early, onTime, late) = (Ended(Measure.Early), Ended(Measure.OnTime), Ended(Measure.Late));
        var (open, overdue) = (Stock(Measure.Open, to), Stock(Measure.Overdue, to));
        var ended = early + onTime + late;
        var online = Received(Measure.ReceivedOnline);
        var other = Received(Measure.ReceivedDirect) + Received(Measure.ReceivedPostal);
        return [ended + open, online, other, ended + open - online - other, ended, early, onTime, late, open, open - overdue, overdue];
    }

    /// <summary>What is told beside the clock on a day.</summary>
    public static string Story(DossierState told)
    {
        var words = told.Apologies.Select(a => string.Create(CultureInfo.InvariantCulture, $"xin lỗi {a.On:yyyy-MM-dd} hẹn {a.NewAppointmentOn:yyyy-MM-dd}"))
            .Concat(told.Reasons.Select(r => $"lý do {r.Code}"))
            .Concat(told.Steps.Skip(1).Select(s => $"giao {s.Unit}"))
            .ToList();
        words.AddRange(told.Rating is { } rating ? [string.Create(CultureInfo.InvariantCulture, $"điểm {rating}")] : []);
        words.AddRange(told.ReturnedOn is { } returned ? [$"trả {returned:yyyy-MM-dd} {told.ReturnedVia}"] : []);
        words.Sort(StringComparer.Ordinal);
        return string.Join("; ", words);
    }

    /// <summary>Why it stands in no column of [from, to], as sums of deltas give it; null = it does, or is not known yet.</summary>
    public static string? LeftOut(IReadOnlyList<Delta> deltas, DateOnly from, DateOnly to)
    {
        int Sum(Measure measure, DateOnly end) => deltas.Where(d => d.Measure == measure && d.AsOf <= to && (d.End is null || d.End >= end)).Sum(d => d.Sign);
        var reasons = new[]
        {
            (Sum(Measure.RefusedAtIntake, from), "refusedAtIntake"), (Sum(Measure.Waiting, from), "notYetReceived"), (Sum(Measure.Unreceived, from), "noReception"),
        };
        var words = reasons.Where(r => r.Item1 != 0).Select(r => r.Item1 == 1 ? r.Item2 : $"{r.Item2} × {r.Item1.ToString(CultureInfo.InvariantCulture)}").ToList();
        return words.Count == 0 ? null : string.Join(", ", words);
    }

    /// <summary>The model's columns 3 to 13 for the same period.</summary>
    public static int[] Columns(Standing standing, DateOnly from)
    {
        var columns = standing.Columns(from).ToHashSet();
        return [.. Enumerable.Range(3, 11).Select(c => columns.Contains(c) ? 1 : 0)];
    }
}
