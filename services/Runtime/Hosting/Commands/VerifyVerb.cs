using System.Diagnostics;
using System.Text.Json;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>verify [--json]</c>: recomputes the chain of the whole ledger, compares it with the anchors, and checks every filed report, beside a running
/// server or without one. Exit code 0 when all is whole, 1 when something was changed; each place is named on standard output, with its time.
/// </summary>
internal static class VerifyVerb
{
    public static Verb For(IReadOnlyList<Module> modules) => new(
        "verify", "check every entry, the hash chain, the anchors and every filed report", (call, ct) => RunAsync(call, modules, ct))
    {
        Options = [Verb.Json],
    };

    private static async Task<int> RunAsync(VerbCall call, IReadOnlyList<Module> modules, CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(call.Settings, ct);
        var watch = Stopwatch.StartNew();
        var report = await new Verification(
            database.Source,
            AnchorFile.ReadAll(call.Settings),
            (read, head) => call.Error.Write($"\r{read:N0} of {head:N0} entries")).RunAsync(ct);
        var ledgerSeconds = watch.Elapsed.TotalSeconds;
        await call.Error.WriteAsync('\r');
        var filed = await FiledAsync(call, modules, database, ct);
        report = report with { Faults = [.. report.Faults, .. filed.Faults], FiledReports = filed.Checked, FiledReportsMadeAgain = filed.MadeAgain };
        if (call.Flag("json"))
        {
            await call.Output.WriteLineAsync(JsonSerializer.Serialize(report, WireJson.Options));
        }
        else
        {
            await TellAsync(call.Output, report, ledgerSeconds);
        }

        return report.Whole ? 0 : 1;
    }

    private static async Task TellAsync(TextWriter output, VerificationReport report, double seconds)
    {
        foreach (var fault in report.Faults)
        {
            var at = fault.At is { } stamp ? WireJson.Instant(stamp) : "";
            await output.WriteLineAsync($"{fault.Kind}\tposition {fault.Position}\t{at}\t{fault.Detail}");
        }

        var verdict = report.Whole ? "whole" : $"{report.Faults.Count} faults";
        await output.WriteLineAsync(
            $"{verdict}: {report.Entries} entries in {report.Batches} batches up to position {report.Head}, {report.Anchors} anchors, {seconds:0.0} s; "
            + $"{report.FiledReports} filed reports, {report.FiledReportsMadeAgain} of them made again");
    }

    private static async Task<FiledVerification> FiledAsync(VerbCall call, IReadOnlyList<Module> modules, Database database, CancellationToken ct)
    {
        await using var program = Server.Build(call.Settings, modules, database, configure: null);
        var sum = new FiledVerification(0, 0, []);
        foreach (var module in modules)
        {
            var one = await module.VerifyFiledAsync(program.Services, ct);
            sum = new(sum.Checked + one.Checked, sum.MadeAgain + one.MadeAgain, [.. sum.Faults, .. one.Faults]);
        }

        return sum;
    }
}
