using Npgsql;
using NpgsqlTypes;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Projection;

namespace OneStop.Reports.Statistics;

/// <summary>The raw keys of a question's scope and the row each stands in, as SQL is given them.</summary>
internal sealed class StatisticRows
{
    private readonly List<RowName> _names = [];
    private readonly List<int> _keys = [];
    private readonly List<int> _rows = [];
    private readonly KeyBook _book;
    private readonly Grouping _grouping;

    public StatisticRows(ReportQuestion question)
    {
        var scope = new KeyScope(question);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        (_book, _grouping) = (question.CutOff.Keys, Grouping.Of(question));
        for (var key = 1; key <= _book.Count; key++)
        {
            if (!scope.Holds(_book[key]))
            {
                continue;
            }

            var name = _grouping.RowOf(_book[key]);
            var row = Number(numbers, name.Key);
            if (row == _names.Count)
            {
                _names.Add(name);
            }

            _keys.Add(key);
            _rows.Add(row);
        }
    }

    /// <summary>The rows by number.</summary>
    public IReadOnlyList<RowName> Names => _names;

    /// <summary>Row numbers by key number; only keys in scope.</summary>
    public IEnumerable<KeyValuePair<int, int>> RowByKey => _keys.Zip(_rows, KeyValuePair.Create);

    public NpgsqlParameter KeyNumbers => Numbers(_keys);

    public NpgsqlParameter RowNumbers => Numbers(_rows);

    /// <summary>The procedure of each key by number, however its source wrote the code; null = the catalogue does not know it.</summary>
    public NpgsqlParameter ProcedureNumbers
    {
        get
        {
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            return Numbers(_keys.Select(key => _grouping.ProcedureOf(_book[key]) is { } procedure ? Number(numbers, procedure.Code) : (int?)null));
        }
    }

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            numbers.Add(name, number = numbers.Count);
        }

        return number;
    }

    private static NpgsqlParameter Numbers<T>(IEnumerable<T> numbers) => new() { Value = numbers.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
}
