using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Provinces;

/// <summary>One province of a deployment for many, as the map says.</summary>
/// <param name="Code">The first level of its agency codes: <c>H10</c>.</param>
/// <param name="Name">As shown in national figures; its code where the map gives none.</param>
/// <param name="Db">Npgsql connection string of its database; absent = a private cluster in its state folder.</param>
/// <param name="Url">Where a program of its own answers; then everything else here is that program's business.</param>
/// <param name="Broker">Its broker (see <see cref="OneStopSettings.Broker"/>); provinces that share one have a virtual host each.</param>
public sealed record ProvinceEntry(string Code, string Name, string? Db = null, string? Url = null, string? Broker = null)
{
    /// <summary>
    /// The settings its services run with here: its own database, broker and state folder (so its own keys, anchors and backups), and the tokens of the
    /// nation's issuer taken beside its own.
    /// </summary>
    /// <param name="nation">The settings of the program that serves many provinces.</param>
    /// <param name="issuer">Where that program answers; <c>null</c> for a verb of the command line.</param>
    public OneStopSettings In(OneStopSettings nation, string? issuer) => nation with
    {
        Urls = "http://127.0.0.1:0",
        DataFolder = Path.Combine(nation.DataFolder, "provinces", Code),
        Anchors = nation.Anchors is { } anchors ? $"{anchors}.{Code}" : null,
        Db = Db,
        Broker = Broker,
        Issuer = issuer ?? nation.Issuer,
        DossiersUrl = null,
        ReportsUrl = null,
        PersonalKeys = null,
        Province = Code,
    };
}
