using Npgsql;
using NpgsqlTypes;
using OneStop.Reports.Figures;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>
/// Writes down which transaction changed a stretch of cells, and remembers where the rows that say so lie (<c>ctid</c>). A few rows change with every page; beside a
/// backup all their versions stay, and by key the newest is found behind all others, by its place at once. Nobody else writes these rows.
/// </summary>
internal sealed class StretchPlaces
{
    private readonly Dictionary<StretchAt, string> _places = [];

    /// <summary>Says that the transaction changes these stretches.</summary>
    /// <exception cref="InvalidOperationException">A row does not lie where it was left; what was remembered must be forgotten.</exception>
    public async Task TouchAsync(NpgsqlConnection connection, IReadOnlyCollection<StretchAt> changed, CancellationToken ct)
    {
        var (known, added) = (changed.Where(_places.ContainsKey).ToList(), changed.Where(at => !_places.ContainsKey(at)).ToList());
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(SqlText.Of<ReportsModule>("Projection/Sql/touch-stretches.sql"))
                {
                    Parameters = { Array(known.Select(at => _places[at]), NpgsqlDbType.Text) },
                },
                new(SqlText.Of<ReportsModule>("Projection/Sql/add-stretches.sql"))
                {
                    Parameters =
                    {
                        Array(added.Select(at => at.View), NpgsqlDbType.Smallint), Array(added.Select(at => at.Grain), NpgsqlDbType.Smallint),
                        Array(added.Select(at => at.Start), NpgsqlDbType.Date),
                    },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var touched = new Dictionary<StretchAt, string>();
        do
        {
            while (await reader.ReadAsync(ct))
            {
                touched[new(reader.GetInt16(0), reader.GetInt16(1), reader.GetFieldValue<DateOnly>(2))] = reader.GetString(3);
            }
        }
        while (await reader.NextResultAsync(ct));
        if (touched.Count != changed.Count || !changed.All(touched.ContainsKey))
        {
            throw new InvalidOperationException("The rows of stretches do not lie where they were left.");
        }

        foreach (var (at, place) in touched)
        {
            _places[at] = place;
        }
    }

    private static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType type) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
