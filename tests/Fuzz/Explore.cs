using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Fuzzing;

namespace OneStop.Fuzz;

/// <summary>Goes where inputs have not been: one that takes a way through the program that none took before is kept and spoilt further.</summary>
internal static class Explore
{
    private const int InputBytesMax = 20_000;

    /// <summary>Tries so many inputs.</summary>
    /// <returns>One line about it, and the first input that was read with a fault, or null.</returns>
    public static async Task<(string Summary, (byte[] Input, Exception Fault)? Found)> RunAsync(Way way, int inputs, int seed)
    {
        using var coverage = new Coverage();
        var (kept, watch) = (new List<byte[]>(way.Seeds), Stopwatch.StartNew());
        foreach (var sound in way.Seeds)
        {
            await TryAsync(way, coverage, sound);
            coverage.IsNew();
        }

        (byte[], Exception)? found = null;
        for (var i = 0; i < inputs && found is null; i++)
        {
            var mutations = new Mutations(unchecked(seed + i));
            var input = Spoil(mutations, mutations.Next(3) == 0 ? kept[^1] : mutations.Pick(kept));
            if (input.Length is 0 or > InputBytesMax)
            {
                continue;
            }

            if (await TryAsync(way, coverage, input) is { } fault)
            {
                found = (input, fault);
            }
            else if (coverage.IsNew())
            {
                kept.Add(input);
            }
        }

        return ($"{way.Name}: {inputs} inputs from seed {seed}, {kept.Count} kept, {coverage.Known} branches, {watch.Elapsed.TotalSeconds:0.0} s", found);
    }

    private static async Task<Exception?> TryAsync(Way way, Coverage coverage, byte[] input)
    {
        coverage.Begin();
        try
        {
            await way.ReadAsync(input);
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return fault;
        }
    }

    private static byte[] Spoil(Mutations mutations, byte[] input)
    {
        if (mutations.Next(4) != 0)
        {
            try
            {
                if (JsonNode.Parse(input) is JsonObject whole)
                {
                    return mutations.Spoil(whole);
                }
            }
            catch (Exception odd) when (odd is JsonException or ArgumentException or InvalidOperationException)
            {
                // No object any more, or none that is written back as it came: its bytes are spoilt.
            }
        }

        return mutations.SpoilBytes(input);
    }
}
