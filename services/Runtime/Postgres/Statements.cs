using Npgsql;

namespace OneStop.Runtime.Postgres;

/// <summary>The embedded statements of one folder, run by name with their values in order: for tables whose rows are few and seldom touched.</summary>
/// <param name="database">Where.</param>
/// <param name="text">The text of a statement by its name, from <see cref="SqlText"/>.</param>
public sealed class Statements(NpgsqlDataSource database, Func<string, string> text)
{
    /// <summary>The statement with its first values; typed or nullable ones may be added. For the caller to dispose of.</summary>
    public NpgsqlCommand Of(string name, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(text(name));
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return command;
    }

    /// <summary>Runs it and disposes of it; how many rows it touched.</summary>
    public static async Task<int> RunAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using (command)
        {
            return await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Runs it and disposes of it; the text in the first column of each row.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            var texts = new List<string>();
            while (await reader.ReadAsync(ct))
            {
                texts.Add(reader.GetString(0));
            }

            return texts;
        }
    }
}
