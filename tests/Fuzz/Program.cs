using System.Diagnostics;
using System.Globalization;
using OneStop.Fuzz;
using SharpFuzz;

// OneStop.Fuzz [--inputs N] [--seed N] [WAY …]: coverage-guided fuzzing of what reads the ways in. Exit code 1 with the first input that is read with
// a fault, in base64. The program copies itself, has the branches of the copy's assemblies counted, and goes on as the copy.
const string Copy = "--copy";
string[] counted = ["OneStop.Dossiers.dll", "OneStop.Core.dll", "OneStop.Contracts.dll"];

if (!args.Contains(Copy))
{
    var folder = Directory.CreateTempSubdirectory("onestop-fuzz-");
    try
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        foreach (var assembly in counted)
        {
            Fuzzer.Instrument(Path.Combine(folder.FullName, assembly), static _ => true, Options.Value);
        }

        using var copy = Process.Start("dotnet", [Path.Combine(folder.FullName, "OneStop.Fuzz.dll"), Copy, .. args]);
        await copy.WaitForExitAsync();
        return copy.ExitCode;
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

var (inputs, seed) = (Option("--inputs", 20_000), Option("--seed", 20_210_412));
var named = Way.All.Where(way => args.Contains(way.Name)).ToList();
foreach (var way in named.Count > 0 ? named : Way.All)
{
    var (summary, found) = await Explore.RunAsync(way, inputs, seed);
    Console.WriteLine(summary);
    if (found is { } fault)
    {
        Console.WriteLine($"{fault.Fault}\n{Convert.ToBase64String(fault.Input)}");
        return 1;
    }
}

return 0;
