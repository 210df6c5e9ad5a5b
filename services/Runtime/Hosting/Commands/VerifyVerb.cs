using System.Diagnostics;
using System.Text.Json;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>verify [--json]</c>: recomputes the chain of the whole ledger, beside a running server or without one. Exit code 0 when it is whole, 1 when
/// something was changed; each place is named on standard output.
/// </summary>
internal static class VerifyVerb
{
    public static readonly Verb Verb = new("verify", "check every entry and the hash chain: [--json]", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(call.Settings, ct);
        var watch = Stopwatch.StartNew();
        var report = await new Verification(
            database.Source,
            new AnchorFile(call.Settings.DataFolder).Read(),
            (read, head) => call.Error.Write($"\r{read:N0} of {head:N0} entries")).RunAsync(ct);
        await call.Error.WriteAsync('\r');
        if (call.Flag("json"))
        {
            await call.Output.WriteLineAsync(JsonSerializer.Serialize(report, WireJson.Options));
        }
        else
        {
            foreach (var fault in report.Faults)
            {
                var at = fault.At is { } stamp ? WireJson.Instant(stamp) : "";
                await call.Output.WriteLineAsync($"{fault.Kind}\tposition {fault.Position}\t{at}\t{fault.Detail}");
            }

            var verdict = report.Whole ? "whole" : $"{report.Faults.Count} faults";
            await call.Output.WriteLineAsync(
                $"{verdict}: {report.Entries} entries in {report.Batches} batches up to position {report.Head}, {report.Anchors} anchors, {watch.Elapsed.TotalSeconds:0.0} s");
        }

        return report.Whole ? 0 : 1;
    }
}
