using System.Text.Json;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Catalogue;

/// <summary>
/// Puts items into the catalogue, each as a ledger entry of its own: an item takes the place of the one with the same code and effective day; one
/// that already holds word for word makes no entry. A bad item never stops the others.
/// </summary>
public sealed class PutCatalogue(CatalogueNow catalogue, LedgerWriter ledger)
{
    /// <summary>The source of catalogue entries.</summary>
    public const string Source = "catalogue";

    private const int ItemsPerAppend = 2000;

    /// <summary>Puts the items of a JSON array.</summary>
    public Task<CatalogueAnswer> RunAsync(string kind, JsonElement items, Access access, CancellationToken ct) => RunAsync(kind, items, access, dryRun: false, ct);

    /// <summary>The same, or with <paramref name="dryRun"/> only what would become of them: nothing is written, and the position is that of what holds already.</summary>
    public async Task<CatalogueAnswer> RunAsync(string kind, JsonElement items, Access access, bool dryRun, CancellationToken ct)
    {
        await catalogue.RefreshAsync(ct);
        var waiting = new List<CatalogueItem>();
        var rejected = new List<RejectedItem>();
        var right = new CatalogueRight(access, catalogue);
        var (accepted, unchanged, line) = (0, 0, 0);
        long? position = null;
        foreach (var json in items.EnumerateArray())
        {
            line++;
            var (item, fault) = CatalogueItem.Read(kind, json);
            fault ??= right.Refuses(item!);
            if (fault is not null)
            {
                rejected.Add(new RejectedItem(line, CatalogueItem.NameOf(json), fault.Code, fault.Detail));
                continue;
            }

            accepted++;
            if (!dryRun && (waiting.Count >= ItemsPerAppend || waiting.Exists(w => w.Key == item!.Key)))
            {
                position = await AppendAsync(waiting, position, ct);
            }

            if (catalogue.Items.TryGetValue(item!.Key, out var holds) && holds.Body.Span.SequenceEqual(item.Body.Span))
            {
                unchanged++;
                position = Math.Max(position ?? 0, holds.Position);
            }
            else
            {
                waiting.Add(item);
            }
        }

        position = dryRun ? position : await AppendAsync(waiting, position, ct);
        return new CatalogueAnswer(accepted, unchanged, rejected, position);
    }

    /// <summary>Declares one calendar unless the ledger already has one of its code: the shipped one at the first start.</summary>
    public async Task PutFirstCalendarAsync(JsonElement calendar, CancellationToken ct)
    {
        await catalogue.RefreshAsync(ct);
        var (item, fault) = CatalogueItem.Read(EntryKind.Calendar, calendar);
        if (item is null)
        {
            throw new InvalidOperationException($"the shipped calendar is unsound: {fault!.Detail}");
        }

        if (!catalogue.Items.Keys.Any(key => key.Kind == EntryKind.Calendar && key.Code == CalendarEdition.National))
        {
            await AppendAsync([item], null, ct);
        }
    }

    private async Task<long?> AppendAsync(List<CatalogueItem> items, long? reached, CancellationToken ct)
    {
        if (items.Count == 0)
        {
            return reached;
        }

        var outcomes = await ledger.AppendAsync([.. items.Select(EntryOf)], ct);
        items.Clear();
        await catalogue.RefreshAsync(ct);
        return Math.Max(reached ?? 0, outcomes.Max(static o => o.Position));
    }

    private NewEntry EntryOf(CatalogueItem item)
    {
        var replaces = catalogue.Items.TryGetValue(item.Key, out var holds) ? holds.Position : 0;
        return new NewEntry(item.Key.Kind, null, Source, item.EntryId(replaces), item.Body);
    }
}
