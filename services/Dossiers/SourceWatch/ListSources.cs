using Npgsql;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.SourceWatch;

/// <summary>Every source that has sent or has a key, with its last sign of life and whether it has fallen silent.</summary>
public sealed class ListSources(NpgsqlDataSource database, CatalogueNow catalogue, TimeProvider time)
{
    private const int RhythmDays = 60;
    private const int DaysShown = 7;

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<SourceAnswer>> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var counted = await HoursAsync(now.AddDays(-RhythmDays), ct);
        var keys = await KeysAsync(ct);
        return [.. counted.Select(static g => g.Key).Union(keys.Keys).Order(StringComparer.Ordinal).Select(name => Of(name, keys.GetValueOrDefault(name), [.. counted[name]], now))];
    }

    private SourceAnswer Of(string source, string? agency, List<CountedHour> hours, DateTimeOffset now)
    {
        var today = VietnamTime.DateOf(now);
        var days = Enumerable.Range(1 - DaysShown, DaysShown)
            .Select(n => new SourceDay(today.AddDays(n), hours.Where(h => VietnamTime.DateOf(h.Hour) == today.AddDays(n)).Sum(static h => h.Entries)));
        if (hours.Count == 0)
        {
            return new SourceAnswer(source, agency, null, null, null, [.. days], null, null, false);
        }

        var newest = hours[^1];
        var rhythm = SourceRhythm.Of(hours, catalogue.Newest.OfficeFor(null, null), now);
        return new SourceAnswer(
            source, agency, newest.LastAt, newest.LastRecordedAt, (newest.LastAt - newest.LastRecordedAt).TotalSeconds, [.. days], rhythm.UsualGap, rhythm.Quiet, rhythm.Silent);
    }

    private async Task<ILookup<string, CountedHour>> HoursAsync(DateTimeOffset from, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<ListSources>("SourceWatch/Sql/hours.sql"));
        command.Parameters.AddWithValue(from);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var hours = new List<(string Source, CountedHour Hour)>();
        while (await reader.ReadAsync(ct))
        {
            hours.Add((reader.GetString(0), new CountedHour(reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<DateTimeOffset>(4))));
        }

        return hours.ToLookup(static h => h.Source, static h => h.Hour, StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, string>> KeysAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<ListSources>("SourceWatch/Sql/keys.sql"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            keys[reader.GetString(0)] = reader.GetString(1);
        }

        return keys;
    }
}
