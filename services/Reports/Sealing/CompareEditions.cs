using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Reports.Asking;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Sealing;

/// <summary>
/// Why two reports differ, dossier by dossier with one cause each (ruling 36): the first entry after the older cut-off that changed the dossier's place,
/// judged in the period of the newer report; where none did, the catalogue its row is read with; where that did not either, the question itself: another
/// period, or the day.
/// </summary>
internal sealed class CompareEditions(Placing older, Placing newer)
{
    /// <summary>Every dossier whose place differs, by code, and how many have each cause.</summary>
    public async Task<ReportComparison> CompareAsync(CancellationToken ct)
    {
        var before = await Places.OfAsync(older, ct);
        var after = await Places.OfAsync(newer, ct);
        var moved = before.Keys.Union(after.Keys).Where(n => before.GetValueOrDefault(n) != after.GetValueOrDefault(n)).ToArray();
        var kinds = await CatalogueKindsAsync(ct);
        var causes = await FirstChangesAsync(moved, kinds, ct);
        var differences = new List<PlaceChange>();
        foreach (var (number, code) in await CodesAsync(moved, ct))
        {
            var (from, to) = (before.GetValueOrDefault(number), after.GetValueOrDefault(number));
            var onlyCameIn = from is not null && to is not null && from.Row == to.Row && from.Stands == to.Stands;
            differences.Add(new PlaceChange(code, Shown(from, onlyCameIn), Shown(to, onlyCameIn), causes.GetValueOrDefault(number) ?? QuestionCause));
        }

        return new ReportComparison(
            differences,
            [.. differences.GroupBy(d => d.Cause).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CauseCount(g.Key, g.Count()))]);
    }

    /// <summary>What is left when nothing new was learned of a dossier.</summary>
    private string QuestionCause => (older.Question.From, older.Question.To) == (newer.Question.From, newer.Question.To)
        && older.Question.Until != newer.Question.Until ? "time" : "period";

    private static ReportPlace? Shown(Place? place, bool onlyCameIn) =>
        place is null ? null : new ReportPlace(place.Row, (onlyCameIn ? place.CameIn : place.Stands).ToString(null, null));

    private async Task<Dictionary<int, string>> FirstChangesAsync(int[] moved, Dictionary<long, string> kinds, CancellationToken ct)
    {
        var known = newer.Question with { CutOff = newer.Question.CutOff with { Position = older.Question.CutOff.Position } };
        var start = await Places.OfAsync(newer.Under(known), ct);
        var causes = new Dictionary<int, string>();
        await using (var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Sealing/Sql/facts-between.sql"), newer.Question.CutOff.Snapshot))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = moved, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = older.Question.CutOff.Position });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = newer.Question.CutOff.Position });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var number = reader.GetInt32(0);
                var explained = reader.IsDBNull(5) ? null : DeltaPack.ReadAll(reader.GetFieldValue<byte[]>(5));
                var place = newer.Of(newer.Question.CutOff.Keys[reader.GetInt32(3)], DeltaPack.ReadAll(reader.GetFieldValue<byte[]>(4)), explained);
                if (!causes.ContainsKey(number) && place != start.GetValueOrDefault(number))
                {
                    causes.Add(number, CauseOf(reader.GetInt64(2), reader.GetFieldValue<byte[]>(6), kinds));
                }
            }
        }

        if (older.Question.CutOff.Position < newer.Question.CutOff.Position && moved.Any(n => !causes.ContainsKey(n)))
        {
            var named = await Places.OfAsync(newer.Under(known with { CutOff = known.CutOff with { Catalogue = older.Question.CutOff.Catalogue } }), ct);
            foreach (var number in moved.Where(n => !causes.ContainsKey(n) && named.GetValueOrDefault(n) != start.GetValueOrDefault(n)))
            {
                causes.Add(number, "catalogue");
            }
        }

        return causes;
    }

    private string CauseOf(long position, byte[] pack, Dictionary<long, string> kinds)
    {
        if (kinds.TryGetValue(position, out var kind))
        {
            return kind switch
            {
                "calendar" => "calendar",
                "ruleSet" => "rule",
                _ => "catalogue",
            };
        }

        var entry = EntryPack.Read(pack).First(e => e.Position == position);
        return entry.What switch
        {
            Happening.Corrected or Happening.CorrectionDecided => "correction",
            Happening.ExplanationSubmitted or Happening.ExplanationDecided => "explanation",
            _ => entry.CountsFrom <= older.Question.CutOff.Today ? "lateEntry" : "newEntry",
        };
    }

    private async Task<Dictionary<long, string>> CatalogueKindsAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select position, kind from reports.catalogue where position > $1", newer.Question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = older.Question.CutOff.Position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var kinds = new Dictionary<long, string>();
        while (await reader.ReadAsync(ct))
        {
            kinds.Add(reader.GetInt64(0), reader.GetString(1));
        }

        return kinds;
    }

    private async Task<List<(int Number, string Code)>> CodesAsync(int[] numbers, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select dossier_no, code from reports.dossiers where dossier_no = any ($1) order by code", newer.Question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter { Value = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var codes = new List<(int, string)>();
        while (await reader.ReadAsync(ct))
        {
            codes.Add((reader.GetInt32(0), reader.GetString(1)));
        }

        return codes;
    }
}
