using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.National;

/// <summary>Dossier codes and unit names that a sender writes otherwise than the catalogue, editable, with validity dates.</summary>
public sealed class NationalAliases(NpgsqlDataSource database, CatalogueNow catalogue)
{
    public const string Dossier = "dossier";
    public const string Unit = "unit";

    /// <summary>The aliases that hold for one source.</summary>
    public async Task<Known> ForAsync(string source, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<NationalAliases>("National/Sql/read-aliases.sql"));
        command.Parameters.AddWithValue(source);
        return new Known(await ReadAsync(command, ct), catalogue.Newest);
    }

    /// <summary>Aliases by kind, alias, source and first day, after a place in that order.</summary>
    public async Task<IReadOnlyList<NationalAlias>> ListAsync(AliasFilter filter, AliasPlace after, int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<NationalAliases>("National/Sql/list-aliases.sql"));
        foreach (var text in (ReadOnlySpan<string?>)[filter.Kind, filter.Source, filter.Text])
        {
            command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)text ?? DBNull.Value);
        }

        command.Parameters.AddWithValue(NpgsqlDbType.Date, (object?)filter.On ?? DBNull.Value);
        command.Parameters.AddWithValue(after.Kind);
        command.Parameters.AddWithValue(after.Alias);
        command.Parameters.AddWithValue(after.Source);
        command.Parameters.AddWithValue(after.From);
        command.Parameters.AddWithValue(limit);
        return await ReadAsync(command, ct);
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

    private static async Task<List<NationalAlias>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var aliases = new List<NationalAlias>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            aliases.Add(new NationalAlias(
                reader.GetString(0),
                reader.GetString(1) is { Length: > 0 } source ? source : null,
                reader.GetString(2),
                reader.GetString(3),
                reader.GetFieldValue<DateOnly>(4) is var from && from > DateOnly.MinValue ? from : null,
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateOnly>(5)));
        }

        return aliases;
    }

    /// <summary>The aliases of one source together with the catalogue's own names.</summary>
    /// <param name="aliases">Those of one source after those of every source, older before newer: of several that hold, the last does.</param>
    public sealed class Known(IReadOnlyList<NationalAlias> aliases, Core.Procedures.Catalogue catalogue)
    {
        private readonly ILookup<string, NationalAlias> _dossiers = aliases.Where(static a => a.Kind == Dossier).ToLookup(static a => a.Alias, StringComparer.Ordinal);
        private readonly ILookup<string, NationalAlias> _units = aliases.Where(static a => a.Kind == Unit).ToLookup(static a => a.Alias, StringComparer.OrdinalIgnoreCase);

        /// <summary>The code a dossier goes by here, by the day it was received on or a step was taken on.</summary>
        public string DossierOf(string code, DateOnly on) => On(_dossiers[code], on) ?? code;

        /// <summary>The agency a unit name means on a day; null where neither an alias nor the catalogue knows it.</summary>
        public string? AgencyOf(string unit, DateOnly on) => On(_units[unit], on) is { } meaning ? AgencyCode.Normalise(meaning) : catalogue.FindAgency(unit, on)?.Code;

        private static string? On(IEnumerable<NationalAlias> known, DateOnly on) => known.LastOrDefault(a => !(on < a.From) && !(on > a.To))?.Meaning;
    }
}

/// <summary>Which aliases are meant; null = any.</summary>
/// <param name="Text">A part of the alias or of its meaning.</param>
/// <param name="On">A day on which they hold.</param>
public sealed record AliasFilter(string? Kind, string? Source, string? Text, DateOnly? On);

/// <summary>A place in the order of the list.</summary>
/// <param name="Source">Empty = every source.</param>
public readonly record struct AliasPlace(string Kind, string Alias, string Source, DateOnly From)
{
    /// <summary>Before all of them.</summary>
    public static readonly AliasPlace Start = new("", "", "", DateOnly.MinValue);
}
