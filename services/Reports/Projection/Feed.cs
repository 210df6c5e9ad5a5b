using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Projection;

/// <summary>The feed of Dossiers, pulled over HTTP (design §2), also when both run in one process.</summary>
internal sealed class Feed(Peers peers, LedgerProgress progress)
{
    /// <summary>Entries of one answer at most.</summary>
    public const int ChunkSize = 10_000;

    /// <summary>How long Dossiers may hold an answer back until there is something to tell, in whole seconds.</summary>
    public int WaitSeconds { get; init; } = 20;

    /// <summary>How long beyond that an answer may take: a way that swallows what is sent, or a frozen peer, never says that it is gone.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The next entries after a position; empty when none came within the wait.</summary>
    /// <param name="chain">The chain hash kept for <paramref name="after"/>; null = none.</param>
    /// <exception cref="OtherHistoryException">The ledger says otherwise at that position.</exception>
    /// <exception cref="HttpRequestException">Dossiers does not answer, or not in time.</exception>
    public Task<FeedChunk> NextAsync(long after, string? chain, CancellationToken ct) =>
        InTimeAsync(TimeSpan.FromSeconds(WaitSeconds) + Patience, hurry => AskNextAsync(after, chain, hurry), ct);

    /// <summary>How far the ledger reaches now.</summary>
    /// <param name="settled">An instant by which nothing will be stamped any more: batches in flight are waited for. Null = none is.</param>
    /// <exception cref="HttpRequestException">Dossiers does not answer, or not in time.</exception>
    public Task<long> HeadAsync(CancellationToken ct, DateTimeOffset? settled = null) => InTimeAsync(Patience, hurry => AskHeadAsync(settled, hurry), ct);

    private static async Task<T> InTimeAsync<T>(TimeSpan time, Func<CancellationToken, Task<T>> ask, CancellationToken ct)
    {
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(ct);
        hurry.CancelAfter(time);
        try
        {
            return await ask(hurry.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new HttpRequestException($"Dossiers did not answer within {time}.", late);
        }
    }

    private async Task<FeedChunk> AskNextAsync(long after, string? chain, CancellationToken ct)
    {
        var path = $"{LedgerFeed.Path}?{LedgerFeed.After}={after}&{LedgerFeed.Limit}={ChunkSize}&{LedgerFeed.Wait}={WaitSeconds}"
            + (chain is null ? "" : $"&{LedgerFeed.Chain}={chain}");
        using var client = peers.Dossiers(Peers.Service("reports"));
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode is HttpStatusCode.Conflict)
        {
            throw new OtherHistoryException();
        }

        response.EnsureSuccessStatusCode();
        NoteHead(response);
        var entries = await ReadAsync(PipeReader.Create(await response.Content.ReadAsStreamAsync(ct)), ct);
        if (entries.Count > 0 && entries[0].Position != after + 1)
        {
            throw new OtherHistoryException();
        }

        return new FeedChunk(entries, response.Headers.TryGetValues(LedgerFeed.ChainHeader, out var found) ? found.First() : null);
    }

    private async Task<long> AskHeadAsync(DateTimeOffset? settled, CancellationToken ct)
    {
        using var client = peers.Dossiers(Peers.Service("reports"));
        using var response = await client.GetAsync(new Uri($"{LedgerFeed.Path}?{LedgerFeed.Limit}=1{(settled is { } by ? $"&{LedgerFeed.Settled}={Uri.EscapeDataString(by.ToString("O", CultureInfo.InvariantCulture))}" : "")}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        response.EnsureSuccessStatusCode();
        NoteHead(response);
        return progress.Head;
    }

    private void NoteHead(HttpResponseMessage response)
    {
        if (ProgressHeaders.ReadHead(response.Headers) is { } head)
        {
            progress.HeadIs(head);
        }
    }

    private static async Task<List<FeedEntry>> ReadAsync(PipeReader pipe, CancellationToken ct)
    {
        var entries = new List<FeedEntry>();
        while (true)
        {
            var read = await pipe.ReadAsync(ct);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                Add(buffer.Slice(0, end), entries);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                Add(buffer, entries);
                await pipe.CompleteAsync();
                return entries;
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static void Add(in ReadOnlySequence<byte> line, List<FeedEntry> entries)
    {
        if (line.Length > 1)
        {
            entries.Add(line.IsSingleSegment ? FeedLine.Read(line.FirstSpan) : FeedLine.Read(line.ToArray()));
        }
    }
}
