using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using OneStop.Contracts;
using OneStop.Contracts.Reports;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Lookup;

/// <summary>Asks Reports which dossiers fit a filter. What is then decided about one is decided from its own entries.</summary>
public sealed class ListedDossiers(Peers peers)
{
    private const int PageSize = 500;

    /// <summary>Every dossier of <c>GET /v1/dossiers?{query}</c> that the access may see, page by page.</summary>
    /// <exception cref="HttpRequestException">Reports does not answer, or refuses the filter.</exception>
    public async IAsyncEnumerable<DossierItem> Async(string query, Access access, [EnumeratorCancellation] CancellationToken ct)
    {
        var client = peers.Reports(access);
        string? cursor = null;
        do
        {
            var after = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await client.GetFromJsonAsync<Page<DossierItem>>($"/v1/dossiers?{query}&limit={PageSize}{after}", WireJson.Options, ct);
            foreach (var item in page?.Items ?? [])
            {
                yield return item;
            }

            cursor = page?.Next;
        }
        while (cursor is not null);
    }
}
