using OneStop.Contracts.Reports;
using OneStop.Core.Reports;

namespace OneStop.Reports.Ii06a;

/// <summary>The columns of II.06a as the values of a row of its answer, and back.</summary>
internal static class Ii06aValues
{
    public static Dictionary<string, ReportValue> Of(Ii06aColumns columns) =>
        Ii06aHeading.All.ToDictionary(h => h.Key, h => ReportValue.FromInt64(columns[h.Number]), StringComparer.Ordinal);

    /// <summary>The measured ones; the others follow from them.</summary>
    public static Ii06aColumns Read(IReadOnlyDictionary<string, ReportValue> values) =>
        new(values["4"].Count, values["5"].Count, values["8"].Count, values["9"].Count, values["10"].Count, values["11"].Count, values["13"].Count);
}
