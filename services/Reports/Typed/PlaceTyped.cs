using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using OneStop.Contracts.Dossiers;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Typed;

/// <summary>
/// Gives rows that people typed their place in the ledger, and waits until Reports has it, so that whoever typed sees the figure at once. The rows are
/// stored before: as long as they have no place they hold nowhere, so that nothing half done ever shows.
/// </summary>
internal sealed class PlaceTyped(Peers peers, CutOffs cutOffs)
{
    /// <summary>A new name for rows that are put together.</summary>
    public static string NewBatch() => Guid.CreateVersion7().ToString("N");

    /// <param name="items">The rows as they were put; they are hashed, not sent.</param>
    /// <returns>Their position, or 503 <c>ledgerUnavailable</c>: nothing holds then, and they can be put again.</returns>
    public async Task<(long Position, Problem? Refused)> PlaceAsync<T>(string batch, string what, IReadOnlyList<T> items, Access access, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(items, WireJson.Options)));
        try
        {
            using var client = peers.Dossiers(access);
            using var answer = await client.PostAsJsonAsync(
                new Uri("/v1/typed-figures", UriKind.Relative), new TypedFigures(batch, what, items.Count, hash), WireJson.Options, ct);
            answer.EnsureSuccessStatusCode();
            var placed = await answer.Content.ReadFromJsonAsync<TypedFiguresPlaced>(WireJson.Options, ct);
            await cutOffs.ReachAsync(placed!.Position, CutOffs.WaitDefault, ct);
            return (placed.Position, null);
        }
        catch (HttpRequestException away)
        {
            return (0, Problem.Of(503, "ledgerUnavailable", $"Sổ cái chưa nhận được số liệu, xin gửi lại: {away.Message}", retryAfter: TimeSpan.FromSeconds(2)));
        }
    }
}
