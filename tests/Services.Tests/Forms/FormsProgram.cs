using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Forms;

/// <summary>The worked example in a program of its own, shared by the tests of forms over HTTP.</summary>
public sealed class FormsProgram : IAsyncLifetime
{
    public ProvinceProgram Province { get; private set; } = null!;

    public HttpClient Client(string agency = "*", string user = "lan") => Province.Program.Client(agency, user);

    public async ValueTask InitializeAsync() => Province = await ExampleProgram.StartAsync(Arrival.AsItStands);

    public ValueTask DisposeAsync() => Province.DisposeAsync();
}
