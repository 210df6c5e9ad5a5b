using System.Net;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.National;

/// <summary>Software with a key of its own, and where it may call from.</summary>
public sealed class Sources(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The longest name of a source.</summary>
    public const int NameLengthMax = 100;

    /// <summary>The shortest key taken.</summary>
    public const int KeyLengthMin = 20;

    /// <summary>How long the key before the last one holds at most.</summary>
    public const int GraceHoursMax = 720;

    private const int GraceHoursDefault = 24;

    /// <summary>Adds a source, or replaces its key, agency, addresses and limit; the key before holds on for its grace.</summary>
    /// <exception cref="PostgresException">Another source has that key (unique violation).</exception>
    public async Task PutAsync(SourceKey source, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<Sources>("National/Sql/put-source.sql"));
        command.Parameters.AddWithValue(source.Source);
        command.Parameters.AddWithValue(HashOf(source.Key));
        command.Parameters.AddWithValue(source.Agency);
        command.Parameters.AddWithValue(source.Addresses?.ToArray() ?? []);
        command.Parameters.AddWithValue(time.GetUtcNow().AddHours(source.GraceHours ?? GraceHoursDefault));
        command.Parameters.AddWithValue(NpgsqlDbType.Integer, (object?)source.PerMinute ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The source a key belongs to and its agency; null where there is none, or it calls from elsewhere.</summary>
    public async Task<(string Source, string Agency)?> FindAsync(string key, IPAddress? from, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<Sources>("National/Sql/find-source.sql"));
        command.Parameters.AddWithValue(HashOf(key));
        command.Parameters.AddWithValue(time.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) && MayCall(from, reader.GetFieldValue<string[]>(2)) ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    /// <summary>The agency a source is bound to; null where there is no such source.</summary>
    public async Task<string?> AgencyOfAsync(string source, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<Sources>("National/Sql/agency-of-source.sql"));
        command.Parameters.AddWithValue(source);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>How many requests a source may send in a minute; null = any number.</summary>
    public async Task<int?> PerMinuteAsync(string source, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<Sources>("National/Sql/limit-of-source.sql"));
        command.Parameters.AddWithValue(source);
        return await command.ExecuteScalarAsync(ct) as int?;
    }

    /// <summary>Whether an address or network can be read.</summary>
    public static bool IsAddress(string text) => IPNetwork.TryParse(text, out _) || IPAddress.TryParse(text, out _);

    private static bool MayCall(IPAddress? from, string[] addresses)
    {
        if (addresses.Length == 0)
        {
            return true;
        }

        var caller = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from;
        return caller is not null && addresses.Any(a => IPNetwork.TryParse(a, out var network) ? network.Contains(caller) : IPAddress.TryParse(a, out var one) && one.Equals(caller));
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
