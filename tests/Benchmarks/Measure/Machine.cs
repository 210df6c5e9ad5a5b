using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace OneStop.Benchmarks.Measure;

/// <summary>On what the figures were taken.</summary>
internal sealed record Machine(string Processor, int Processors, double MemoryGigabytes, string System, string DotNet, string PostgreSql)
{
    public static async Task<Machine> LookAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var ask = database.CreateCommand("show server_version");
        return new(
            After("/proc/cpuinfo", "model name"),
            Environment.ProcessorCount,
            Math.Round(double.Parse(After("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e9, 1),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            (string)(await ask.ExecuteScalarAsync(ct))!);
    }

    private static string After(string file, string name) => File.Exists(file)
        && File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : "0";
}
