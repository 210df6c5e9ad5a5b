using Npgsql;
using OneStop.Core.Dossiers;
using OneStop.Reports.Figures;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>Reads and writes <c>reports.keys</c>.</summary>
internal static class KeyTable
{
    private const string Columns = "key_id, agency, received_by, unit, procedure, version, channel, due_unknown";

    /// <summary>Brings a book up to what is stored: keys whose numbers it does not have yet.</summary>
    /// <exception cref="InvalidOperationException">A key is stored under two numbers.</exception>
    public static async Task LoadAsync(NpgsqlConnection connection, KeyBook keys, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from reports.keys where key_id > $1 order by key_id", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = keys.Count });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var number = keys.NumberOf(new FactKey(
                Text(reader, 1),
                Text(reader, 2),
                Text(reader, 3),
                Text(reader, 4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateOnly>(5),
                (Channel)reader.GetInt16(6),
                reader.GetBoolean(7)));
            if (number != reader.GetInt32(0))
            {
                throw new InvalidOperationException($"key {reader.GetInt32(0)} says the same as key {number}: the figures have to be rebuilt");
            }
        }
    }

    /// <summary>Stores the keys after number <paramref name="stored"/>.</summary>
    public static async Task AppendAsync(NpgsqlConnection connection, KeyBook keys, int stored, CancellationToken ct)
    {
        if (keys.Count == stored)
        {
            return;
        }

        await using var copy = await BinaryCopy.BeginAsync(connection, $"copy reports.keys ({Columns}) from stdin (format binary)", ct);
        for (var number = stored + 1; number <= keys.Count; number++)
        {
            var key = keys[number];
            await copy.RowAsync(ct);
            copy.Number4(number);
            copy.Text(key.Agency);
            copy.Text(key.ReceivedBy);
            copy.Text(key.Unit);
            copy.Text(key.Procedure);
            copy.Date(key.Version);
            copy.Number2((int)key.Channel);
            copy.Boolean(key.DueUnknown);
        }

        await copy.EndAsync(ct);
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
