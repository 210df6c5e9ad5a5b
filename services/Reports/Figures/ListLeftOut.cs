using Npgsql;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Figures;

/// <summary>
/// The dossiers that stand in no column of a report and why (ruling 39), and those that make this period's column 6 out of the last one's column 11: open
/// before the period, or ended before it and recalled in it.
/// </summary>
internal static class ListLeftOut
{
    /// <summary>The row under which the reasons of <c>excluded</c> open.</summary>
    public const string Row = "excluded";

    private static readonly Dictionary<string, Func<KeyFigures, bool>> Reasons = new(StringComparer.Ordinal)
    {
        ["notYetReceived"] = f => f.Waiting != 0,
        ["refusedAtIntake"] = f => f.Refused != 0,
        ["noReception"] = f => f.Unreceived != 0,
        ["dueUnknown"] = f => f.Key.DueUnknown && f.Columns.Total != 0,
    };

    private static readonly Dictionary<string, Func<KeyFigures, bool>> Continuity = new(StringComparer.Ordinal)
    {
        ["openBefore"] = f => f.OpenBefore != 0,
        ["recalled"] = f => f.Recalled != 0,
    };

    /// <summary>How many a form leaves out, by reason.</summary>
    public static IReadOnlyList<Exclusion> CountsOf(IReadOnlyList<KeyFigures> figures) =>
    [
        new("notYetReceived", figures.Sum(f => f.Waiting)),
        new("refusedAtIntake", figures.Sum(f => f.Refused)),
        new("noReception", figures.Sum(f => f.Unreceived)),
        new("dueUnknown", figures.Where(f => f.Key.DueUnknown).Sum(f => f.Columns.Total)),
    ];

    /// <returns>The dossiers by code; null where the cell is none of these.</returns>
    public static async Task<Page<DossierItem>?> OfAsync(IFormSource source, ReportQuestion question, string row, string column, PageRequest page, CancellationToken ct)
    {
        if ((row == Row ? Reasons : Continuity).GetValueOrDefault(column) is not { } counts)
        {
            return null;
        }

        var scope = new KeyScope(question);
        var grouping = Grouping.Of(question);
        var codes = new List<string>();
        await using (var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Forms/Sql/standing.sql"), question.CutOff.Snapshot))
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = question.CutOff.Position });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var key = question.CutOff.Keys[reader.GetInt32(1)];
                if (scope.Holds(key) && (row is Row or FormAnswers.TotalRow || grouping.RowOf(key).Key == row)
                    && counts(FiguresOf(key, reader.GetFieldValue<byte[]>(question.View is ReportView.Explained && !reader.IsDBNull(3) ? 3 : 2), question)))
                {
                    codes.Add(reader.GetString(0));
                }
            }
        }

        return await FormAnswers.PageAsync(source, question, codes, page, ct);
    }

    private static KeyFigures FiguresOf(FactKey key, byte[] deltas, ReportQuestion question)
    {
        var sum = default(PeriodSum);
        foreach (var delta in DeltaPack.Read(deltas))
        {
            sum.Add(delta, question.DayBefore, question.Until);
        }

        return sum.Under(key);
    }
}
