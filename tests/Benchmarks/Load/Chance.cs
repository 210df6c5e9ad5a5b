namespace OneStop.Benchmarks.Load;

/// <summary>
/// A seeded sequence of numbers (SplitMix64; Steele, Lea, Flood 2014): the same seed gives the same load on every machine. Not for secrets.
/// </summary>
internal struct Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number in [0, <paramref name="bound"/>); <paramref name="bound"/> is at least 1.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>A whole number in [<paramref name="from"/>, <paramref name="to"/>].</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    /// <summary>True in <paramref name="perThousand"/> of a thousand cases.</summary>
    public bool In(int perThousand) => Below(1000) < perThousand;

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
