using System.Globalization;
using Microsoft.AspNetCore.Http;
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

    /// <summary>The same asked of Reports.</summary>
    public Query Asked => At("/v1/samples");

    private static int SizeOf(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? Math.Clamp(size, 1, SizeMax) : SizeDefault;
}
