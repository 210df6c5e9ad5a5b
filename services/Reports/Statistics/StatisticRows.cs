using Npgsql;
using NpgsqlTypes;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Statistics;

/// <summary>The raw keys of a question's scope and the row each stands in, as SQL is given them.</summary>
internal sealed class StatisticRows
{
    private readonly List<RowName> _names = [];
    private readonly List<int> _keys = [];
    private readonly List<int> _rows = [];
    private readonly List<int?> _procedures = [];

    public StatisticRows(ReportQuestion question)
    {
        var scope = new KeyScope(question);
        var grouping = Grouping.Of(question);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var procedures = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var key = 1; key <= question.CutOff.Keys.Count; key++)
        {
            if (!scope.Holds(question.CutOff.Keys[key]))
            {
                continue;
            }

            var name = grouping.RowOf(question.CutOff.Keys[key]);
            if (!numbers.TryGetValue(name.Key, out var row))
            {
                numbers.Add(name.Key, row = _names.Count);
                _names.Add(name);
            }

            _keys.Add(key);
            _rows.Add(row);
            _procedures.Add(grouping.ProcedureOf(question.CutOff.Keys[key]) is { } procedure ? Number(procedures, procedure.Code) : null);
        }
    }

    /// <summary>The rows by number.</summary>
    public IReadOnlyList<RowName> Names => _names;

    /// <summary>Row numbers by key number; only keys in scope.</summary>
    public IEnumerable<KeyValuePair<int, int>> RowByKey => _keys.Zip(_rows, KeyValuePair.Create);

    public NpgsqlParameter KeyNumbers => Numbers(_keys);

    public NpgsqlParameter RowNumbers => Numbers(_rows);

    /// <summary>The procedure of each key by number, however its source wrote the code; null = the catalogue does not know it.</summary>
    public NpgsqlParameter ProcedureNumbers => new() { Value = _procedures.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };

    private static int Number(Dictionary<string, int> numbers, string code)
    {
        if (!numbers.TryGetValue(code, out var number))
        {
            numbers.Add(code, number = numbers.Count);
        }

        return number;
    }

    private static NpgsqlParameter Numbers(List<int> numbers) => new() { Value = numbers.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
}
