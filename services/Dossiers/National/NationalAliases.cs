using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.National;

/// <summary>Dossier codes and unit names that a sender writes otherwise than the catalogue, editable, with validity dates for units.</summary>
public sealed class NationalAliases(NpgsqlDataSource database, CatalogueNow catalogue)
{
    public const string Dossier = "dossier";
    public const string Unit = "unit";

    /// <summary>The aliases that hold for one source.</summary>
    public async Task<Known> ForAsync(string source, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<NationalAliases>("National/Sql/read-aliases.sql"));
        command.Parameters.AddWithValue(source);
        var dossiers = new Dictionary<string, string>(StringComparer.Ordinal);
        var units = new List<(string Alias, string Meaning, DateOnly From, DateOnly To)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetString(0) == Dossier)
            {
                dossiers[reader.GetString(1)] = reader.GetString(2);
            }
            else
            {
                units.Add((reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateOnly>(3), reader.IsDBNull(4) ? DateOnly.MaxValue : reader.GetFieldValue<DateOnly>(4)));
            }
        }

        return new Known(dossiers, units, catalogue.Newest);
    }

    /// <summary>Adds aliases, or replaces those of the same name and first day.</summary>
    public async Task PutAsync(IReadOnlyList<NationalAlias> aliases, CancellationToken ct)
    {
        foreach (var alias in aliases)
        {
            await using var command = database.CreateCommand(SqlText.Of<NationalAliases>("National/Sql/put-aliases.sql"));
            command.Parameters.AddWithValue(alias.Kind);
            command.Parameters.AddWithValue(alias.Source ?? "");
            command.Parameters.AddWithValue(alias.Alias);
            command.Parameters.AddWithValue(alias.Meaning);
            command.Parameters.AddWithValue(alias.From ?? DateOnly.MinValue);
            command.Parameters.AddWithValue(NpgsqlDbType.Date, (object?)alias.To ?? DBNull.Value);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>The aliases of one source together with the catalogue's own names.</summary>
    public sealed class Known(Dictionary<string, string> dossiers, List<(string Alias, string Meaning, DateOnly From, DateOnly To)> units, Core.Procedures.Catalogue catalogue)
    {
        /// <summary>The code a dossier goes by here.</summary>
        public string DossierOf(string code) => dossiers.GetValueOrDefault(code, code);

        /// <summary>The agency a unit name means on a day; null where neither an alias nor the catalogue knows it.</summary>
        public string? AgencyOf(string unit, DateOnly on)
        {
            var alias = units.LastOrDefault(u => u.Alias.Equals(unit, StringComparison.OrdinalIgnoreCase) && u.From <= on && on <= u.To).Meaning;
            return alias is null ? catalogue.FindAgency(unit, on)?.Code : AgencyCode.Normalise(alias);
        }
    }
}
