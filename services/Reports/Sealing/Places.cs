using System.IO.Compression;
using System.Text;
using Npgsql;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Sealing;

/// <summary>The place of every dossier in a report: its case list.</summary>
internal static class Places
{
    /// <summary>By dossier number, at the cut-off of the question.</summary>
    public static async Task<Dictionary<int, Asking.Place>> OfAsync(Placing placing, CancellationToken ct)
    {
        var cutOff = placing.Question.CutOff;
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Sealing/Sql/facts-by-dossier.sql"), cutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = cutOff.Position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var places = new Dictionary<int, Asking.Place>();
        while (await reader.ReadAsync(ct))
        {
            var explained = reader.IsDBNull(3) ? null : DeltaPack.ReadAll(reader.GetFieldValue<byte[]>(3));
            if (placing.Of(cutOff.Keys[reader.GetInt32(1)], DeltaPack.ReadAll(reader.GetFieldValue<byte[]>(2)), explained) is { } place)
            {
                places.Add(reader.GetInt32(0), place);
            }
        }

        return places;
    }

    /// <summary>The case list as stored: gzip of lines <c>code TAB row TAB came in TAB stands</c>, by code.</summary>
    public static async Task<byte[]> PackAsync(Dictionary<int, Asking.Place> places, NpgsqlConnection snapshot, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        await using (var text = new StreamWriter(gzip, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            await using var command = new NpgsqlCommand("select dossier_no, code from reports.dossiers order by code", snapshot);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                if (places.TryGetValue(reader.GetInt32(0), out var place))
                {
                    await text.WriteLineAsync($"{reader.GetString(1)}\t{place.Row}\t{place.CameIn}\t{place.Stands}");
                }
            }
        }

        return bytes.ToArray();
    }
}
