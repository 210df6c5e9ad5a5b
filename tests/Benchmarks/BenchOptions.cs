using System.Globalization;

namespace OneStop.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Rows">Which rows.</param>
/// <param name="Scale">The greatest number of dossiers in store.</param>
/// <param name="Runs">How often each measurement is taken; the median counts.</param>
/// <param name="Out">The JSON file.</param>
/// <param name="Program">Path of <c>onestop.dll</c>.</param>
/// <param name="Generate">Write the load as NDJSON to standard output and measure nothing.</param>
/// <param name="Seed">Of the load.</param>
internal sealed record BenchOptions(
    IReadOnlyList<string> Rows, int Scale, int Runs, string Out, string Program, bool Generate, ulong Seed)
{
    /// <summary>The store of a large province.</summary>
    public const int ScaleDefault = 1_000_000;

    public const string Usage =
        """
        onestop bench [S1 S4 …] [--scale DOSSIERS] [--runs N] [--seed N] [--out FILE] [--program onestop.dll]
        onestop bench --generate [--scale DOSSIERS] [--seed N]      writes the load as NDJSON to standard output
        """;

    /// <summary>Whether one of these rows is asked for; without a name all are.</summary>
    public bool Asks(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            if (Rows.Count == 0 || Rows.Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null where the arguments cannot be read.</summary>
    public static BenchOptions? Read(string[] arguments)
    {
        var options = new BenchOptions([], ScaleDefault, 3, "bench.json", DefaultProgram(), false, 20250106);
        var rows = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                rows.AddRange(argument.ToUpperInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries));
                continue;
            }

            if (argument == "--generate")
            {
                options = options with { Generate = true };
                continue;
            }

            if (++i >= arguments.Length || With(options, argument, arguments[i]) is not { } next)
            {
                return null;
            }

            options = next;
        }

        return options with { Rows = rows };
    }

    private static BenchOptions? With(BenchOptions options, string name, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        return name switch
        {
            "--scale" when isNumber => options with { Scale = number },
            "--runs" when isNumber => options with { Runs = number },
            "--seed" when isNumber => options with { Seed = (ulong)number },
            "--out" => options with { Out = value },
            "--program" => options with { Program = Path.GetFullPath(value) },
            _ => null,
        };
    }

    private static string DefaultProgram()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OneStop.sln")))
            {
                return Path.Combine(folder.FullName, "services", "Host", "bin", "Release", "net10.0", "onestop.dll");
            }
        }

        return "onestop.dll";
    }
}
