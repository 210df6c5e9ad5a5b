using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Tests.Hosting;

/// <summary>The table is the process's, endpoints are a server's: what the table remembers of them must not outlive the server.</summary>
public sealed class AccessTableMemoryTests
{
    // Enough for the collector to have looked at everything several times.
    private const int LargeBytes = 1 << 20;
    private const int Allocations = 3000;

    [Fact]
    public void An_endpoint_that_nobody_serves_any_more_is_forgotten()
    {
        var endpoint = Ask();
        for (var i = 0; endpoint.IsAlive; i++)
        {
            Assert.True(i < Allocations, "It is still held.");
            GC.KeepAlive(new byte[LargeBytes]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Ask()
    {
        var endpoint = new RouteEndpoint(
            _ => Task.CompletedTask, RoutePatternFactory.Parse("/v1/steps"), 0, new EndpointMetadataCollection(new HttpMethodMetadata(["POST"])), "steps");
        Assert.Equal("POST /v1/steps", AccessTable.Of(endpoint)?.Route);
        return new WeakReference(endpoint);
    }
}
