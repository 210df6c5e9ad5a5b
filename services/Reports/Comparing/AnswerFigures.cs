using OneStop.Contracts.Reports;

namespace OneStop.Reports.Comparing;

/// <summary>The figures of an answer by row and column, the total under row <c>total</c>.</summary>
internal static class AnswerFigures
{
    public static Dictionary<(string Row, string Column), ReportValue> Of(ReportAnswer answer)
    {
        var figures = new Dictionary<(string, string), ReportValue>();
        switch (answer)
        {
            case CellReport report:
                foreach (var (row, values) in report.Rows.Select(r => (r.Key, r.Values)).Append(("total", report.Total.Values)))
                {
                    foreach (var (column, value) in values)
                    {
                        figures[(row, column)] = value;
                    }
                }

                break;
            case CchcReport report:
                foreach (var row in report.Rows.Where(r => !r.Heading))
                {
                    if (row.Denominator is { } denominator)
                    {
                        figures[(row.Key, "numerator")] = row.Numerator ?? 0;
                        figures[(row.Key, "denominator")] = denominator;
                    }
                    else
                    {
                        figures[(row.Key, "value")] = row.Value is { } value ? value : row.Text;
                    }
                }

                break;
            default:
                throw new InvalidOperationException($"{answer.GetType().Name} has no cells.");
        }

        return figures;
    }
}
