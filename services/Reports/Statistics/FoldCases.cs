using OneStop.Core.Dossiers;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Forms;
using OneStop.Reports.Forms.Cases;

namespace OneStop.Reports.Statistics;

/// <summary>What one dossier adds to a series on one day.</summary>
/// <param name="Part">A series of its own within the row, such as one check; null = the row's.</param>
/// <param name="Count">What the sum is divided by; null = it is a count itself.</param>
internal readonly record struct CasePoint(DateOnly On, string? Part, long Sum, long? Count);

/// <summary>Series that only the entries of single dossiers tell: every dossier of the period is folded once.</summary>
internal static class FoldCases
{
    /// <summary>Minutes of office time between the fact and its recording, entry by entry.</summary>
    public static IEnumerable<CasePoint> Lags(CaseInRow dossier) => RegistrationLagForm.LagsByDay(dossier).Select(l => new CasePoint(l.On, null, l.Minutes, 1));

    /// <summary>The checks that found something in a dossier received in the period.</summary>
    public static IEnumerable<CasePoint> Exceptions(CaseInRow dossier) =>
        dossier.Dossier.Fact.ReceivedOn is { } received && received >= dossier.Question.From && received <= dossier.Question.Until
            ? IntegrityCheck.Findings(new Inspected(dossier.Dossier.AtEnd, dossier.Dossier.Entries, dossier.Catalogue.CalendarFor(dossier.Dossier.Fact.Agency)))
                .Select(check => new CasePoint(received, check.Name, 1, null))
            : [];

    public static async Task<IEnumerable<(RowName Name, List<(DateOnly At, (long, long?) Pair)> Points)>> OfAsync(
        Func<CaseInRow, IEnumerable<CasePoint>> points, Narrowing? narrowing, Buckets buckets, ReportQuestion question, IFormSource source, CancellationToken ct)
    {
        var catalogue = question.CutOff.Catalogue;
        var rowOf = source.RowsOf(question);
        var found = new Dictionary<RowName, Dictionary<DateOnly, (long Sum, long? Count)>>();
        await foreach (var dossier in narrowing is { } narrow ? source.CasesAsync(question, narrow, ct) : source.CasesAsync(question, CaseChoice.All, ct))
        {
            var row = rowOf(FormAnswers.KeyOf(dossier, catalogue, question.Until));
            foreach (var point in points(new CaseInRow(dossier, row, question, catalogue)))
            {
                var name = CountDossiers.NameOf(new RowName(row.Key, row.Label), point.Part, question.GroupBy);
                var series = found.TryGetValue(name, out var known) ? known : found[name] = [];
                var (sum, count) = series.GetValueOrDefault(buckets.StartOf(point.On));
                series[buckets.StartOf(point.On)] = (sum + point.Sum, point.Count is null ? null : (count ?? 0) + point.Count);
            }
        }

        var isCount = found.Values.SelectMany(p => p.Values).All(p => p.Count is null);
        return found.Select(f => (f.Key, buckets.Starts.Select(at => (at, f.Value.GetValueOrDefault(at, (0, isCount ? null : 0)))).ToList()));
    }
}
