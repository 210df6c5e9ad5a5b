using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace OneStop.Reports.Lists;

/// <summary>A statement that grows by conditions, with its parameters; the first of them is the day that <c>$day</c> stands for.</summary>
internal sealed class SqlConditions
{
    private readonly NpgsqlConnection _connection;
    private readonly List<NpgsqlParameter> _values = [];
    private readonly StringBuilder _sql;
    private readonly string _day;

    /// <param name="head">The statement up to its first condition.</param>
    public SqlConditions(NpgsqlConnection connection, string head, DateOnly day)
    {
        _connection = connection;
        _sql = new StringBuilder(head);
        _day = Bind(day);
    }

    /// <summary>All that was asked for must hold.</summary>
    public void And(string condition) => _sql.Append("\n  and (").Append(condition.Replace("$day", _day, StringComparison.Ordinal)).Append(')');

    /// <summary>The condition, or that it does not hold; nothing where it was not asked for.</summary>
    public void Is(bool? asked, string condition)
    {
        if (asked is { } yes)
        {
            And(yes ? condition : $"({condition}) is not true");
        }
    }

    /// <summary>That a column is, or stands so to, a value; nothing where none was asked for.</summary>
    public void Compare(string column, string how, object? value)
    {
        if (value is not null)
        {
            And($"{column} {how} {Bind(value)}");
        }
    }

    /// <summary>The name of a new parameter with the value.</summary>
    public string Bind(object value)
    {
        _values.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = TypeOf(value) });
        return "$" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The whole statement, at most so many rows of it.</summary>
    public NpgsqlCommand Command(string tail, int limit)
    {
        var command = new NpgsqlCommand(_sql.Append('\n').Append(tail).Append("\nlimit ").Append(Bind(limit)).ToString(), _connection);
        command.Parameters.AddRange(_values.ToArray());
        return command;
    }

    private static NpgsqlDbType TypeOf(object value) => value switch
    {
        int => NpgsqlDbType.Integer,
        int[] => NpgsqlDbType.Array | NpgsqlDbType.Integer,
        string => NpgsqlDbType.Text,
        string[] => NpgsqlDbType.Array | NpgsqlDbType.Text,
        DateOnly => NpgsqlDbType.Date,
        DateTimeOffset => NpgsqlDbType.TimestampTz,
        DateTimeOffset[] => NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No column of dossiers has this type."),
    };
}
