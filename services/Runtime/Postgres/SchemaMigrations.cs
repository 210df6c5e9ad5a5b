using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace OneStop.Runtime.Postgres;

/// <summary>
/// The numbered SQL files that build one schema: the embedded files under <paramref name="Folder"/> in ordinal order
/// (<c>Ledger/Migrations/0001_entries.sql</c>), one object per file. Each runs once, in its own transaction, under one advisory lock for
/// the whole database, so that any number of programs may start at the same time.
/// </summary>
/// <param name="Schema">The schema they build; it is created first and holds the table <c>migrations</c>.</param>
/// <param name="Assembly">Where the files are embedded.</param>
/// <param name="Folder">Their folder, from the project, without a closing slash.</param>
public sealed record SchemaMigrations(string Schema, Assembly Assembly, string Folder)
{
    private const long Lock = 0x6F6E6573_00000001;

    /// <summary>Runs what has not run yet.</summary>
    /// <returns>The names of the files that ran now.</returns>
    /// <exception cref="InvalidOperationException">A file that already ran has another text now.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            await ExecuteAsync(connection, SqlText.Of<SchemaMigrations>("Postgres/Sql/prepare-schema.sql").Replace("$schema", Schema, StringComparison.Ordinal), ct);
            var done = await DoneAsync(connection, ct);
            var ran = new List<string>();
            foreach (var file in Files())
            {
                var name = file[(Folder.Length + 1)..];
                var text = SqlText.Of(Assembly, file);
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
                if (!done.TryGetValue(name, out var before))
                {
                    await RunAsync(connection, name, text, hash, ct);
                    ran.Add(name);
                }
                else if (before != hash)
                {
                    throw new InvalidOperationException($"Migration {Schema}/{name} has already run with another text; add a new file instead.");
                }
            }

            return ran;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private IEnumerable<string> Files() => Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder + "/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private async Task<Dictionary<string, string>> DoneAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand($"select name, sha256 from {Schema}.migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            done.Add(reader.GetString(0), reader.GetString(1));
        }

        return done;
    }

    private async Task RunAsync(NpgsqlConnection connection, string name, string text, string hash, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, text, ct);
        await using (var note = new NpgsqlCommand($"insert into {Schema}.migrations (name, sha256) values ($1, $2)", connection))
        {
            note.Parameters.Add(new() { Value = name });
            note.Parameters.Add(new() { Value = hash });
            await note.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Registration of a module's schema.</summary>
public static class SchemaMigrationsRegistration
{
    /// <summary>Has the files under <paramref name="folder"/> in the assembly of <typeparamref name="T"/> run before the program serves.</summary>
    public static IServiceCollection AddSchema<T>(this IServiceCollection services, string schema, string folder) =>
        services.AddSingleton(new SchemaMigrations(schema, typeof(T).Assembly, folder));
}
