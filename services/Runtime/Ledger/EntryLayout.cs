namespace OneStop.Runtime.Ledger;

/// <summary>
/// The bytes that the digest of an entry covers, in their order; all numbers big-endian:
/// <code>
/// at  width
///  0  8     position
///  8  8     stamp, microseconds since 1970
/// 16  2     kind
/// 18  2     schema
/// 20  16    key
/// 36  4     length of the stream in bytes, or −1 where there is none
/// 40        the stream in UTF-8, then the body
/// </code>
/// A file format: what was hashed once is hashed so for ever. The writer fills it in from values (<see cref="EntryDigest"/>), the verification from
/// what PostgreSQL copies out (<c>EntryStream</c>).
/// </summary>
internal static class EntryLayout
{
    public const int Position = 0;
    public const int Stamp = Position + PositionBytes;
    public const int Kind = Stamp + StampBytes;
    public const int Schema = Kind + KindBytes;
    public const int Key = Schema + SchemaBytes;
    public const int StreamLength = Key + KeyBytes;

    /// <summary>Where the stream begins; behind it the body.</summary>
    public const int Stream = StreamLength + StreamLengthBytes;

    public const int PositionBytes = 8;
    public const int StampBytes = 8;
    public const int KindBytes = 2;
    public const int SchemaBytes = 2;
    public const int KeyBytes = 16;
    public const int StreamLengthBytes = 4;
}
