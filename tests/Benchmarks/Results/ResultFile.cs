using System.Text.Json;
using OneStop.Benchmarks.Measure;

namespace OneStop.Benchmarks.Results;

/// <summary>Findings as a JSON file.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static Task WriteAsync(string path, Machine machine, BenchOptions options, DateTimeOffset at, IReadOnlyList<Finding> findings, CancellationToken ct) =>
        File.WriteAllTextAsync(path, JsonSerializer.Serialize(new { at, machine, options.Scale, options.Runs, findings }, _options), ct);
}
