using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Runtime.Hosting;

namespace OneStop.Host.Demo;

/// <summary>
/// <c>demo binh-phuoc [--url URL] [--seed N] [--print]</c>: fills a running server with the demo province through its public API and prints the row of
/// II.06a that the reports then answer; with <c>--print</c> it writes the steps to standard output as NDJSON and sends nothing.
/// </summary>
internal static class DemoVerb
{
    private const string Province = "binh-phuoc";
    private static readonly string[] _labels =
    [
        "(3) Tổng số tiếp nhận", "(4) Trong kỳ, trực tuyến", "(5) Trong kỳ, trực tiếp và bưu chính", "(6) Từ kỳ trước", "(7) Đã giải quyết", "(8) Trước hạn",
        "(9) Đúng hạn", "(10) Quá hạn", "(11) Đang giải quyết", "(12) Trong hạn", "(13) Quá hạn",
    ];

    public static readonly Verb Verb = new("demo", "fill a running server with the demo province", RunAsync)
    {
        Operands = Province,
        OperandsMax = 1,
        Options = [new("url", "URL"), new("seed", "N"), new("print")],
    };

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var seedText = call.Option("seed");
        var seed = BinhPhuoc.DefaultSeed;
        if (call.Operands is not [Province] || (seedText is not null && !ulong.TryParse(seedText, NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
        {
            await call.Error.WriteLineAsync($"demo {Verb.Usage}");
            return 2;
        }

        using var http = new HttpClient { BaseAddress = new Uri(call.Option("url") ?? call.ServerUrl), Timeout = Timeout.InfiniteTimeSpan };
        var issuer = OwnIssuer.Open(call.Settings.DataFolder, TimeProvider.System);
        var load = new LoadProvince(http, issuer, call.Error, ReferenceEquals(call.Error, Console.Error) && !Console.IsErrorRedirected);
        try
        {
            var province = await load.BuildAsync(seed, ct);
            await (call.Flag("print") ? PrintAsync(province, ct) : LoadAsync(load, province, call, ct));
            return 0;
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or IOException)
        {
            await call.Error.WriteLineAsync($"demo: {failure.Message}");
            return 1;
        }
    }

    private static async Task PrintAsync(BinhPhuoc province, CancellationToken ct)
    {
        await using var output = Console.OpenStandardOutput();
        foreach (var piece in province.Ndjson())
        {
            await output.WriteAsync(piece, ct);
        }
    }

    private static async Task LoadAsync(LoadProvince load, BinhPhuoc province, VerbCall call, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        var (accepted, duplicates) = await load.SendAsync(province, ct);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');
        await call.Error.WriteLineAsync($"Đã gửi {ProgressBar.Grouped(accepted)} bước mới, {ProgressBar.Grouped(duplicates)} bước đã có, trong {seconds} giây.");

        await PrintReportAsync("Quá hạn theo phần mềm", await load.ReportAsync("software", ct), call.Output);
        await PrintReportAsync("Quá hạn sau giải trình", await load.ReportAsync("explained", ct), call.Output);
    }

    private static async Task PrintReportAsync(string title, JsonNode report, TextWriter output)
    {
        await output.WriteLineAsync($"II.06a, Sở LĐTBXH, 01/01/2021–14/10/2021, {title}:");
        for (var n = 0; n < _labels.Length; n++)
        {
            var value = (long?)report["total"]!["values"]![(n + 3).ToString(CultureInfo.InvariantCulture)] ?? 0;
            await output.WriteLineAsync($"  {_labels[n],-38} {ProgressBar.Grouped(value),8}");
        }

        var rate = report["rates"]!["received"]!;
        var printed = ((decimal?)rate["value"])?.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
        await output.WriteLineAsync($"  {"Tỷ lệ đúng hạn",-38} {printed,8} % = {ProgressBar.Grouped((long)rate["numerator"]!)}/{ProgressBar.Grouped((long)rate["denominator"]!)}");
    }
}
