using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using OneStop.Contracts.Reports;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Inspection;

/// <summary>What a sample is drawn from and how; the whole of it stands in the address, so that anybody draws the same again.</summary>
/// <param name="Period">Days of reception.</param>
/// <param name="Agency">Subtree; null = everything the account sees.</param>
/// <param name="Late">Only late dossiers.</param>
/// <param name="Size">How many are drawn, 1 … <see cref="SizeMax"/>.</param>
/// <param name="Seed">Any words or digits; the same seed draws the same dossiers from the same population.</param>
public sealed record SampleQuestion(Period Period, string? Agency, bool Late, int Size, string Seed)
{
    public const int SizeMax = 100;

    public const int SizeDefault = 20;

    /// <summary>Reads the address; null where it asks for no sample yet.</summary>
    public static SampleQuestion? Read(IQueryCollection address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Period.Read(address["from"], address["to"]) is { } period && Wire.Text(address["seed"]) is { } seed
            ? new(period, Wire.Text(address["agency"]), address["late"] == "true", SizeOf(address["size"]), seed)
            : null;
    }

    /// <summary>The question at an address of the portal.</summary>
    public Query At(string path) => new Query(path)
        .With("from", Period.From).With("to", Period.To).With("agency", Agency).With("late", Late ? "true" : null).With("size", Size).With("seed", Seed);

    private static int SizeOf(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? Math.Clamp(size, 1, SizeMax) : SizeDefault;
}

/// <summary>
/// A simple random sample that can be checked: every code of the population is hashed together with the seed (SHA-256 of <c>seed LF code</c>),
/// and those with the smallest hashes are drawn, in that order.
/// </summary>
/// <param name="Population">How many dossiers it was drawn from.</param>
/// <param name="PopulationSha256">Of all their codes in order, each followed by a line feed.</param>
/// <param name="Drawn">At most the size asked for; fewer where there are not so many.</param>
public sealed record Sample(int Population, string PopulationSha256, IReadOnlyList<DossierItem> Drawn)
{
    private const int PageSize = 1000;

    /// <summary>Reads the population from the list of dossiers, page by page, keeping only codes and the drawn.</summary>
    public static async Task<(Sample? Sample, Fault? Fault)> DrawAsync(ServiceClient services, SampleQuestion question)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(question);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var kept = new SortedList<string, DossierItem>(StringComparer.Ordinal);
        var population = 0;
        string? cursor = null;
        do
        {
            var answer = await services.ReportsAsync<OneStop.Contracts.Page<DossierItem>>(new Query("/v1/dossiers")
                .With("from", question.Period.From).With("to", question.Period.To).With("agency", question.Agency).With("late", question.Late ? "true" : null)
                .With("limit", PageSize).With("cursor", cursor));
            if (answer.Value is not { } page)
            {
                return (null, answer.Fault);
            }

            foreach (var item in page.Items)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(item.Code + "\n"));
                Keep(kept, question, item);
                population++;
            }

            cursor = page.Next;
        }
        while (cursor is not null);

        return (new Sample(population, Convert.ToHexStringLower(hash.GetHashAndReset()), [.. kept.Values]), null);
    }

    /// <summary>Where a code stands in the order of drawing.</summary>
    public static string Lot(string seed, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{code}")));

    private static void Keep(SortedList<string, DossierItem> kept, SampleQuestion question, DossierItem item)
    {
        var lot = Lot(question.Seed, item.Code);
        if (kept.Count < question.Size || string.CompareOrdinal(lot, kept.GetKeyAtIndex(kept.Count - 1)) < 0)
        {
            kept[lot] = item;
            if (kept.Count > question.Size)
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }
    }
}
