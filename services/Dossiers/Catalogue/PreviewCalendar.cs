using System.Text.Json;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Lookup;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Dossiers.Catalogue;

/// <summary>
/// What declaring calendars would move, before it is confirmed (domain §5.14): each open dossier whose due date falls on a new day off, with the
/// old and the new date. Nothing is written.
/// </summary>
public sealed class PreviewCalendar(CatalogueNow catalogue, ListedDossiers listed, LoadDossier dossiers, TimeProvider time)
{
    /// <summary>The moves, by dossier code; or the first fault of an item.</summary>
    public async Task<CalendarPreview> RunAsync(JsonElement items, Access access, CancellationToken ct)
    {
        await catalogue.RefreshAsync(ct);
        var before = catalogue.History;
        var after = before;
        var rejected = new List<RejectedItem>();
        var line = 0;
        foreach (var json in items.EnumerateArray())
        {
            line++;
            var (item, fault) = CatalogueItem.Read(EntryKind.Calendar, json);
            if (item is null)
            {
                rejected.Add(new RejectedItem(line, CatalogueItem.NameOf(json), fault!.Code, fault.Detail));
                continue;
            }

            // Beyond every position there is: the declaration would come after all that is known.
            after = after.With((long.MaxValue / 2) + line, time.GetUtcNow(), CatalogueFormat.Read(EntryKind.Calendar, item.Body));
        }

        var moved = new SortedDictionary<string, MovedDossier>(StringComparer.Ordinal);
        foreach (var status in new[] { "open", "paused" })
        {
            await foreach (var candidate in listed.Async($"status={status}", access, ct))
            {
                if (candidate.DueOn is { } due && !after.Newest.CalendarFor(candidate.Agency).IsWorkingDay(due)
                    && await dossiers.ForAsync(candidate.Code, access, ct) is { } dossier
                    && MoveOf(dossier, before, after) is { } move)
                {
                    moved[move.Dossier] = move;
                }
            }
        }

        return new CalendarPreview([.. moved.Values], rejected);
    }

    private static MovedDossier? MoveOf(LoadedDossier dossier, CatalogueHistory before, CatalogueHistory after)
    {
        var old = Fold.Of(dossier.Code, [.. dossier.Entries], before).Today;
        var now = Fold.Of(dossier.Code, [.. dossier.Entries], after).Today;
        return old.DueOn == now.DueOn
            ? null
            : new MovedDossier(dossier.Code, old.Agency, old.Procedure, old.DueOn, now.DueOn, now.Appointments.LastOrDefault(a => a.Kind == AppointmentKind.Moved)?.Reason.Text);
    }
}
