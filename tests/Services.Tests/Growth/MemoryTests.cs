using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Growth;

/// <summary>What lives in memory while a stream of lines is taken or the feed is read does not grow with its length: five times the length, the same memory.</summary>
[Collection(Alone.Name)]
public sealed class MemoryTests(MemoryTests.DossiersAlone program) : IClassFixture<MemoryTests.DossiersAlone>
{
    /// <summary>Lines; enough to fill the queues on the way, which are bounded.</summary>
    private const int Short = 20_000;
    private const int Long = 5 * Short;

    /// <summary>A line is some 260 bytes: kept in any form, those of the longer stream would be more than twice as much.</summary>
    private const long GrowthMax = 8_000_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Memory_does_not_grow_with_the_length_of_a_stream_or_of_the_feed()
    {
        using var client = program.Client();
        await SendAsync(client, "warm", Short);
        var (few, many) = (await PeakAsync(() => SendAsync(client, "few", Short)), await PeakAsync(() => SendAsync(client, "many", Long)));
        Assert.True(many - few < GrowthMax, $"{Long} lines live in {many} bytes, {Short} in {few}");
        var (start, whole) = (await PeakAsync(() => ReadAsync(client, Short)), await PeakAsync(() => ReadAsync(client, Long)));
        Assert.True(whole - start < GrowthMax, $"{Long} entries are read in {whole} bytes, {Short} in {start}");
    }

    /// <summary>The most that lived at any of the looks taken while it ran, in bytes.</summary>
    private static async Task<long> PeakAsync(Func<Task> work)
    {
        var peak = GC.GetTotalMemory(forceFullCollection: true);
        var running = Task.Run(work, Ct);
        while (await Task.WhenAny(running, Task.Delay(400, Ct)) != running)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        }

        await running;
        return peak;
    }

    private static async Task SendAsync(HttpClient client, string name, int count)
    {
        using var lines = new Lines(name, count);
        using var answer = await client.PostAsync(new Uri("/v1/steps?backfill=true", UriKind.Relative), lines, Ct);
        var said = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains($"\"accepted\":{count}", said, StringComparison.Ordinal);
    }

    private static async Task ReadAsync(HttpClient client, int count)
    {
        for (var (after, read) = (0L, 0); read < count;)
        {
            using var page = await client.GetAsync(new Uri($"/v1/ledger?after={after}&limit=1000", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);
            using var lines = new StreamReader(await page.Content.ReadAsStreamAsync(Ct));
            for (; await lines.ReadLineAsync(Ct) is { Length: > 0 }; read++)
            {
                after++;
            }
        }
    }

    /// <summary>Lines made while they are sent.</summary>
    private sealed class Lines : HttpContent
    {
        private readonly string _name;
        private readonly int _count;

        public Lines(string name, int count)
        {
            (_name, _count) = (name, count);
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var i = 0; i < _count; i++)
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"000.00.07.H10-210412-{_name}{i:000000}");
                await stream.WriteAsync(Encoding.UTF8.GetBytes(Steps.Received(code, step => step["id"] = code) + "\n"));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Dossiers alone: nothing projects beside it.</summary>
    public sealed class DossiersAlone : RunningProgram
    {
        protected override IReadOnlyList<Module> Modules => [.. base.Modules.Where(module => module.Name == "dossiers")];
    }
}
