using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Webhooks;

/// <summary>The program with the small province, allowed to call this machine.</summary>
public sealed class OutboundProgram : RunningProgram, IAsyncLifetime
{
    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await ProvinceProgram.DeclareAsync(this);
    }

    protected override OneStopSettings Configure(OneStopSettings settings) => settings with { OutboundHosts = "http://127.0.0.1" };
}
