namespace OneStop.Portal.Rooms.Overview;

/// <summary>A part of a whole.</summary>
/// <param name="Label">Already in the reader's language.</param>
/// <param name="Href">The list it opens; null = none.</param>
/// <param name="Bad">Drawn in the colour of lateness.</param>
/// <param name="Always">Shown also when it is 0.</param>
public sealed record SharePart(string Key, string Label, long Count, string? Href, bool Bad = false, bool Always = false)
{
    /// <summary>Its share as printed: two decimals, half up, below 100 while something is missing (ruling 29); null where the whole is 0.</summary>
    public decimal? Of(long whole) => whole == 0
        ? null
        : Math.Min(Math.Round(Count * 100m / whole, 2, MidpointRounding.AwayFromZero), Count < whole ? 99.99m : 100m);
}
