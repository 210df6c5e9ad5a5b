namespace OneStop.Runtime.Ledger;

/// <summary>What a caller asks the ledger to keep.</summary>
/// <param name="Kind">One of <see cref="EntryKind"/>.</param>
/// <param name="Stream">The dossier's code for steps, at most 200 characters without U+0000; <c>null</c> for the catalogue.</param>
/// <param name="Source">The software that says so; with <paramref name="Id"/> the idempotency key.</param>
/// <param name="Id">The source's own identifier.</param>
/// <param name="Body">Canonical UTF-8 JSON; these very bytes are hashed, kept and passed on.</param>
public readonly record struct NewEntry(string Kind, string? Stream, string Source, string Id, ReadOnlyMemory<byte> Body);

/// <summary>What became of a <see cref="NewEntry"/>.</summary>
/// <param name="Position">Its position; for a duplicate the position of the original.</param>
/// <param name="Duplicate">The ledger had this (source, id) already, or the same batch had it earlier; nothing was written.</param>
/// <param name="BodyDiffers">A duplicate whose body (or kind or stream) is not the original's.</param>
/// <param name="HeldStream">Where the body differs: the stream of the original, which is the one that holds.</param>
public readonly record struct Appended(long Position, bool Duplicate, bool BodyDiffers, string? HeldStream = null);

/// <summary>An entry as it lies in the ledger.</summary>
/// <param name="Position">From 1, without gaps.</param>
/// <param name="AppendedAt">The ledger's own stamp, in whole microseconds, greater than that of every smaller position.</param>
/// <param name="Kind">One of <see cref="EntryKind"/>.</param>
/// <param name="Schema">The version of the body's format.</param>
/// <param name="Stream">The dossier's code, for steps.</param>
/// <param name="Body">The bytes that were hashed.</param>
public readonly record struct StoredEntry(
    long Position,
    DateTimeOffset AppendedAt,
    string Kind,
    int Schema,
    string? Stream,
    ReadOnlyMemory<byte> Body);

/// <summary>How far the ledger reaches.</summary>
/// <param name="Position">The last position; 0 when it is empty.</param>
/// <param name="AppendedAt">The last stamp; the Unix epoch when it is empty.</param>
/// <param name="ChainHash">The hash over everything up to there, in small hexadecimal letters.</param>
public sealed record LedgerHead(long Position, DateTimeOffset AppendedAt, string ChainHash);
