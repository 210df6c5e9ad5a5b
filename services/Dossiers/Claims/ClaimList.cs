using Npgsql;
using NpgsqlTypes;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Claims;

/// <summary>The list of claims: finds a claim's dossier by its id and says what waits. What was decided stands in the ledger; this only mirrors it.</summary>
public sealed class ClaimList(NpgsqlDataSource database)
{
    /// <summary>Notes claims; one already noted stays as it is.</summary>
    /// <param name="claimed">By whom and when.</param>
    /// <returns>Those that were noted.</returns>
    public async Task<HashSet<(string Source, string Id)>> KeepAsync(string kind, Claimed claimed, IReadOnlyList<(string Source, string Id, string Dossier)> claims)
    {
        await using var command = CommandOf("keep", kind, claimed, claims);
        command.Parameters.AddWithValue(claims.Select(static c => c.Dossier).ToArray());
        var noted = new HashSet<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            noted.Add((reader.GetString(0), reader.GetString(1)));
        }

        return noted;
    }

    /// <summary>Takes back claims that <see cref="KeepAsync"/> noted and that have become no entry.</summary>
    public async Task TakeBackAsync(string kind, Claimed claimed, IReadOnlyList<(string Source, string Id, string Dossier)> claims)
    {
        await using var command = CommandOf("take-back", kind, claimed, claims);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Notes claims in the place of others of the same id that have become no entry.</summary>
    public async Task ReplaceAsync(string kind, Claimed claimed, IReadOnlyList<(string Source, string Id, string Dossier)> claims)
    {
        await using var command = CommandOf("replace", kind, claimed, claims);
        command.Parameters.AddWithValue(claims.Select(static c => c.Dossier).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The claims of that id: more than one where two sources use the same id and none is named.</summary>
    public async Task<IReadOnlyList<Claim>> FindAsync(string kind, string id, string? source, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<ClaimList>("Claims/Sql/find.sql"));
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)source ?? DBNull.Value);
        return await ReadAsync(command, ct);
    }

    /// <summary>One page, oldest first.</summary>
    /// <param name="state"><c>pending</c>, <c>accepted</c>, <c>rejected</c>; null = any.</param>
    /// <exception cref="ProblemException">The cursor is none of <see cref="CursorAfter"/>.</exception>
    public async Task<IReadOnlyList<Claim>> ListAsync(string kind, string? state, string? dossier, string? cursor, int limit, CancellationToken ct)
    {
        var (afterAt, afterId, afterSource) = PageCursor.Read(cursor, 3) is [var at, var id, var source] ? (PageCursor.Instant(at), id, source) : (DateTimeOffset.UnixEpoch, "", "");
        await using var command = database.CreateCommand(SqlText.Of<ClaimList>("Claims/Sql/list.sql"));
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)state ?? DBNull.Value);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)dossier ?? DBNull.Value);
        command.Parameters.AddWithValue(afterAt);
        command.Parameters.AddWithValue(afterId);
        command.Parameters.AddWithValue(afterSource);
        command.Parameters.AddWithValue(limit);
        return await ReadAsync(command, ct);
    }

    /// <summary>Notes a decision that the ledger has taken.</summary>
    public async Task DecideAsync(Claim claim, string decision, string by)
    {
        await using var command = database.CreateCommand(SqlText.Of<ClaimList>("Claims/Sql/decide.sql"));
        foreach (var text in (ReadOnlySpan<string>)[claim.Kind, claim.Source, claim.Id, decision, by])
        {
            command.Parameters.AddWithValue(text);
        }

        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The cursor after a claim.</summary>
    public static string CursorAfter(Claim claim) => PageCursor.Of(PageCursor.Of(claim.ClaimedAt), claim.Id, claim.Source);

    private NpgsqlCommand CommandOf(string what, string kind, Claimed claimed, IReadOnlyList<(string Source, string Id, string Dossier)> claims)
    {
        var command = database.CreateCommand(SqlText.Of<ClaimList>($"Claims/Sql/{what}.sql"));
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(claimed.By);
        command.Parameters.AddWithValue(claimed.Agency);
        command.Parameters.AddWithValue(claimed.At.ToUniversalTime());
        command.Parameters.AddWithValue(claims.Select(static c => c.Source).ToArray());
        command.Parameters.AddWithValue(claims.Select(static c => c.Id).ToArray());
        return command;
    }

    private static async Task<IReadOnlyList<Claim>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var claims = new List<Claim>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            claims.Add(new Claim(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetFieldValue<DateTimeOffset>(6),
                reader.IsDBNull(7) ? null : reader.GetString(7),
                reader.IsDBNull(8) ? null : reader.GetString(8)));
        }

        return claims;
    }
}
