using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Connector;

/// <summary>A connector as stored.</summary>
/// <param name="Secret">Sealed; null where it signs in without.</param>
/// <param name="NextPage">Where the run under way goes on, from 1; 0 = no run is under way.</param>
public sealed record Connector(string Id, ConnectorProfile Profile, byte[]? Secret, int NextPage, ConnectorRun? Run, DateTimeOffset NextRunAt)
{
    /// <summary>The name its entries carry.</summary>
    public string Source => Profile.Source ?? Id;

    /// <summary>As people see it: the profile without its secret.</summary>
    public ConnectorAnswer Answer() => new(Id, (JsonObject)JsonSerializer.SerializeToNode(Profile, WireJson.Options)!, NextPage, NextRunAt, Run);
}
