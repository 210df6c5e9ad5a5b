namespace OneStop.Dossiers.Commands;

/// <summary>The catalogue of late reasons N1 … N12 (domain §8.2).</summary>
public static class ReasonCodes
{
    private const int Last = 12;

    /// <summary>Whether the catalogue has the code.</summary>
    public static bool IsKnown(string? code) => code is ['N', >= '1' and <= '9', ..] && int.TryParse(code.AsSpan(1), out var number) && number <= Last && code.Length <= 3;
}
