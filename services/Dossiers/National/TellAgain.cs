using Npgsql;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.National;

/// <summary>
/// After an alias of a dossier's code: what sources have told under both codes is concluded from together, as it would have been had the alias been known
/// first. Of sources without a key of their own that happens with their next message.
/// </summary>
public sealed class TellAgain(NpgsqlDataSource database, Sources sources, RecordNational record)
{
    /// <summary>Tells again what the aliases touch.</summary>
    public async Task RunAsync(IReadOnlyList<NationalAlias> aliases, CancellationToken ct)
    {
        var given = aliases.Where(static a => a.Kind == NationalAliases.Dossier).ToList();
        if (given.Count == 0)
        {
            return;
        }

        foreach (var source in await SourcesOfAsync([.. given.Select(static a => a.Alias)], ct))
        {
            if (await sources.AgencyOfAsync(source, ct) is { } agency)
            {
                await record.AgainAsync([.. given.Select(static a => a.Meaning).Distinct()], new NationalSender(source, source, agency), ct);
            }
        }
    }

    private async Task<List<string>> SourcesOfAsync(string[] codes, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<TellAgain>("National/Sql/sources-of-revisions.sql"));
        command.Parameters.AddWithValue(codes);
        var found = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
