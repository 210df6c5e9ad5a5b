using Microsoft.Extensions.DependencyInjection;
using OneStop.Host.Demo;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Demo;

/// <summary>The real program with the demo province in it, loaded once for all tests of <see cref="DemoCollection"/> through its public API.</summary>
public sealed class DemoProgram : RunningProgram, IAsyncLifetime
{
    private HttpClient? _http;

    /// <summary>How many steps the first load brought in.</summary>
    internal int Accepted { get; private set; }

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        _http = new HttpClient { BaseAddress = new Uri(Url), Timeout = Timeout.InfiniteTimeSpan };
        (Accepted, _) = await LoadAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        _http?.Dispose();
        await DisposeAsync();
    }

    /// <summary>Loads the province, again where it is there already.</summary>
    internal async Task<(int Accepted, int Duplicates)> LoadAsync()
    {
        var load = new LoadProvince(_http!, Services.GetRequiredService<OwnIssuer>(), TextWriter.Null, terminal: false);
        var taken = await load.SendAsync(await load.BuildAsync(BinhPhuoc.DefaultSeed, CancellationToken.None), CancellationToken.None);
        await load.ReportAsync("software", CancellationToken.None);
        return taken;
    }
}

/// <summary>Tests that read the loaded demo province.</summary>
[CollectionDefinition(nameof(DemoCollection))]
public sealed class DemoCollection : ICollectionFixture<DemoProgram>;
