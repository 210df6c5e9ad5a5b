namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>
/// Where the fields of <c>verify-entries.sql</c> lie in a row that PostgreSQL copies out in binary: the count of fields, then for each its length and its
/// bytes, numbers big-endian. The order is that of the select list:
/// <code>
/// count  position  stamp  key   digest  kind  schema  stream        body
/// 2      4+8       4+8    4+16  4+8     4+2   4+2     4+(length)    4+(length)
/// </code>
/// The length of the stream is −1 where there is none, as in <see cref="EntryLayout"/>.
/// </summary>
internal static class CopiedRow
{
    public const int FieldCount = 8;

    /// <summary>Bytes before each field that say its length; before the first one there is the count of fields.</summary>
    public const int LengthBytes = 4;
    public const int CountBytes = 2;

    public const int Position = CountBytes + LengthBytes;
    public const int Stamp = Position + EntryLayout.PositionBytes + LengthBytes;
    public const int Key = Stamp + EntryLayout.StampBytes + LengthBytes;
    public const int Digest = Key + EntryLayout.KeyBytes + LengthBytes;
    public const int Kind = Digest + DigestBytes + LengthBytes;
    public const int Schema = Kind + EntryLayout.KindBytes + LengthBytes;
    public const int StreamLength = Schema + EntryLayout.SchemaBytes;

    /// <summary>Where the stream begins; behind it the length of the body, and the body.</summary>
    public const int Stream = StreamLength + LengthBytes;

    private const int DigestBytes = 8;
}
