using System.Text;
using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Personal;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Quarantine;

/// <summary>Reads items in quarantine, in the order they first came.</summary>
public sealed class ListQuarantine(NpgsqlDataSource database, PersonalCipher cipher)
{
    /// <summary>At most <paramref name="limit"/> items with a greater id than <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<QuarantineItem>> RunAsync(QuarantineFilter filter, long after, int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<ListQuarantine>("Quarantine/Sql/list.sql"));
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, (object?)filter.Senders?.ToArray() ?? DBNull.Value);
        foreach (var text in (ReadOnlySpan<string?>)[filter.Channel, filter.Source, filter.Code, filter.State])
        {
            command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)text ?? DBNull.Value);
        }

        command.Parameters.AddWithValue(limit);
        var items = new List<QuarantineItem>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            items.Add(new QuarantineItem(
                reader.GetInt64(0),
                reader.GetString(1),
                Text(reader, 2),
                Text(reader, 3),
                Text(reader, 4),
                reader.GetString(5),
                reader.GetString(6),
                Raw(reader),
                reader.GetInt64(8),
                Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(9)),
                reader.GetInt32(10),
                reader.GetFieldValue<DateTimeOffset>(11),
                reader.GetFieldValue<DateTimeOffset>(12),
                reader.GetString(13),
                reader.IsDBNull(14) ? null : reader.GetInt64(14)));
        }

        return items;
    }

    private string? Raw(NpgsqlDataReader row)
    {
        if (row.IsDBNull(7))
        {
            return null;
        }

        var place = PersonalPlace.Rejected.Of(row.GetString(1), Convert.ToHexStringLower(row.GetFieldValue<byte[]>(9)));
        return Encoding.UTF8.GetString(cipher.Decrypt(row.GetFieldValue<byte[]>(7), place));
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
