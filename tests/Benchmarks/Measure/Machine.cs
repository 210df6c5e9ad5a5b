using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Npgsql;

namespace OneStop.Benchmarks.Measure;

/// <summary>On what the figures were taken.</summary>
/// <param name="CompiledAhead">The measured program is machine code already (ReadyToRun), as in the image; otherwise all of it is compiled while it is measured.</param>
internal sealed record Machine(string Processor, int Processors, double MemoryGigabytes, string System, string DotNet, string PostgreSql, bool CompiledAhead)
{
    public static async Task<Machine> LookAsync(NpgsqlDataSource database, string program, CancellationToken ct)
    {
        await using var ask = database.CreateCommand("show server_version");
        return new(
            After("/proc/cpuinfo", "model name"),
            Environment.ProcessorCount,
            Math.Round(double.Parse(After("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e9, 1),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            (string)(await ask.ExecuteScalarAsync(ct))!,
            IsCompiledAhead(program));
    }

    private static string After(string file, string name) => File.Exists(file)
        && File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : "0";

    private static bool IsCompiledAhead(string program)
    {
        using var file = new PEReader(File.OpenRead(program));
        return file.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: > 0 };
    }
}
