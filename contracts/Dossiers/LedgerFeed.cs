namespace OneStop.Contracts.Dossiers;

/// <summary>
/// Names of the feed <c>GET /v1/ledger</c>: NDJSON, one <c>{position,appendedAt,kind,schema,body}</c> a line, in order of position and without gaps.
/// A reader keeps, with its checkpoint, the chain hash that came with the last answer and sends it back; another hash at that position, or a position
/// beyond the head, means that the ledger has another history (restore, failover): 409 <see cref="OtherHistory"/>, upon which the reader starts again from 0.
/// </summary>
public static class LedgerFeed
{
    public const string Path = "/v1/ledger";

    /// <summary>Query: entries after this position, exclusive; default 0.</summary>
    public const string After = "after";

    /// <summary>Query: at most so many entries; default 1000, at most 10000.</summary>
    public const string Limit = "limit";

    /// <summary>Query: seconds to wait for a first entry; default 0, at most 30.</summary>
    public const string Wait = "wait";

    /// <summary>Query: the chain hash at <see cref="After"/> as the reader knows it; absent = not compared.</summary>
    public const string Chain = "chain";

    /// <summary>
    /// Query: an instant; the answer's <c>X-Ledger-Head</c> is then at least the last position stamped by it, read after every batch in flight is committed.
    /// No later entry will be stamped by it, whichever process writes it.
    /// </summary>
    public const string Settled = "settled";

    /// <summary>Response header: the chain hash at the last position of the answer, or at <see cref="After"/> where the answer is empty.</summary>
    public const string ChainHeader = "X-Ledger-Chain";

    /// <summary>Problem code.</summary>
    public const string OtherHistory = "otherHistory";
}
