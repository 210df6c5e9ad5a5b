using OneStop.Core.Dossiers;

namespace OneStop.Reports.Projection;

/// <summary>
/// All entries of a dossier as bytes, for folding it again without asking for them: nothing of an <see cref="Entry"/> is lost but the offsets its times
/// were written with. The layout may change with the projection's edition, which rebuilds; it is no stored format of the ledger.
/// </summary>
internal static class EntryPack
{
    private const int RecordedBefore = 1;
    private const int RecordedUnknown = 2;
    private const int Backfill = 4;
    private const int RecordedDiffers = 8;
    private const int UnderAnother = 16;

    public static byte[] Write(IReadOnlyList<Entry> entries, PackWriter writer)
    {
        writer.Clear();
        foreach (var entry in entries)
        {
            var differs = entry.RecordedAt != entry.OccurredAt;
            writer.Byte((byte)(
                (entry.RecordedBeforeOccurred ? RecordedBefore : 0) | (entry.RecordedUnknown ? RecordedUnknown : 0) | (entry.Backfill ? Backfill : 0)
                | (differs ? RecordedDiffers : 0) | (entry.Under is null ? 0 : UnderAnother)));
            writer.Number(entry.Position);
            writer.Instant(entry.AppendedAt);
            writer.Text(entry.Source);
            writer.Text(entry.Id);
            writer.Instant(entry.OccurredAt);
            if (differs)
            {
                writer.Instant(entry.RecordedAt);
            }

            writer.Text(entry.Agency);
            writer.Text(entry.Unit);
            writer.Text(entry.Officer);
            HappeningPack.Write(entry.What, writer);
            if (entry.Under is { } under)
            {
                writer.Text(under);
            }
        }

        return writer.ToArray();
    }

    public static List<Entry> Read(ReadOnlySpan<byte> bytes)
    {
        var entries = new List<Entry>();
        var reader = new PackReader(bytes);
        while (!reader.AtEnd)
        {
            var head = reader.Byte();
            var position = reader.Number();
            var appended = reader.Moment();
            var source = reader.Word();
            var id = reader.Word();
            var occurred = reader.Moment();
            var recorded = (head & RecordedDiffers) != 0 ? reader.Moment() : occurred;
            var agency = reader.Text();
            var unit = reader.Text();
            var officer = reader.Text();
            entries.Add(new Entry(position, appended, source, id, occurred, recorded, agency, unit, officer, HappeningPack.Read(ref reader))
            {
                RecordedBeforeOccurred = (head & RecordedBefore) != 0,
                RecordedUnknown = (head & RecordedUnknown) != 0,
                Backfill = (head & Backfill) != 0,
                Under = (head & UnderAnother) != 0 ? reader.Word() : null,
            });
        }

        return entries;
    }
}
