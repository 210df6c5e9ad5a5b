using System.Collections.Concurrent;
using System.Collections.Immutable;
using OneStop.Core.Procedures;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Dossiers.Catalogue;

/// <summary>A catalogue item as it lies in the ledger.</summary>
/// <param name="Position">The entry that holds.</param>
/// <param name="EffectiveTo">Last day, inclusive; null = open.</param>
public sealed record StoredItem(long Position, DateOnly? EffectiveTo, ReadOnlyMemory<byte> Body);

/// <summary>
/// The catalogue in memory, every edition by position, kept up to date from the ledger, also with what other processes put. Thread safe; what
/// it gives out never changes.
/// </summary>
public sealed class CatalogueNow(LedgerReader ledger) : IDisposable
{
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private volatile Edition _edition = new(CatalogueHistory.Empty, ImmutableSortedDictionary.Create<ItemKey, StoredItem>());

    /// <summary>Every edition.</summary>
    public CatalogueHistory History => _edition.History;

    /// <summary>The newest edition.</summary>
    public Core.Procedures.Catalogue Newest => _edition.History.Newest;

    /// <summary>The items that hold, by kind, code and effective day.</summary>
    public ImmutableSortedDictionary<ItemKey, StoredItem> Items => _edition.Items;

    /// <summary>
    /// Says for a token's agency which agencies it may not write for: those the catalogue knows outside its subtree (ruling 27). Null = all are
    /// allowed. The answer serves one request.
    /// </summary>
    public Func<string, DateOnly, bool>? ForbiddenTo(string tokenAgency)
    {
        if (tokenAgency == Runtime.Hosting.Access.AllAgencies)
        {
            return null;
        }

        var catalogue = Newest;
        var known = new ConcurrentDictionary<(string, DateOnly), bool>();
        return (agency, on) => known.GetOrAdd((agency, on), key => catalogue.FindAgency(key.Item1, key.Item2) is not null && !catalogue.InSubtree(key.Item1, tokenAgency, key.Item2));
    }

    /// <summary>Takes in whatever the ledger has learned since.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await _refreshing.WaitAsync(ct);
        try
        {
            var (history, items) = (_edition.History, _edition.Items.ToBuilder());
            var before = history.Position;
            await foreach (var entry in ledger.ReadCatalogueAsync(before, ct))
            {
                if (!CatalogueFormat.Kinds.Contains(entry.Kind))
                {
                    continue;
                }

                var change = CatalogueFormat.Read(entry.Kind, entry.Body);
                history = history.With(entry.Position, entry.AppendedAt, change);
                var (key, to) = ItemKey.Of(change);
                items[key] = new StoredItem(entry.Position, to, entry.Body);
            }

            if (history.Position != before)
            {
                _edition = new Edition(history, items.ToImmutable());
            }
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public void Dispose() => _refreshing.Dispose();

    private sealed record Edition(CatalogueHistory History, ImmutableSortedDictionary<ItemKey, StoredItem> Items);
}
