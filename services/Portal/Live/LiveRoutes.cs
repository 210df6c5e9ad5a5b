using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Portal.Accounts;

namespace OneStop.Portal.Live;

/// <summary><c>GET /su-kien</c>: server-sent events named <c>head</c> with the ledger position that Reports has reached.</summary>
internal static class LiveRoutes
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/su-kien", (HttpContext context, WatchLedger ledger) => TypedResults.ServerSentEvents(EventsAsync(ledger, context.RequestAborted)))
            .RequireAuthorization(NeedsAttribute.SignedIn)
            .ExcludeFromDescription();

    // A stream ends after ten minutes and the browser asks again, so that a session that is over, or a role that changed, is noticed.
    private static async IAsyncEnumerable<SseItem<long>> EventsAsync(WatchLedger ledger, [EnumeratorCancellation] CancellationToken gone)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(gone);
        ends.CancelAfter(Longest);
        await foreach (var position in ledger.PositionsAsync(ends.Token))
        {
            yield return new SseItem<long>(position, "head");
        }
    }
}
