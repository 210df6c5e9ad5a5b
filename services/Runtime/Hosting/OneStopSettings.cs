using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace OneStop.Runtime.Hosting;

/// <summary>What the environment (or appsettings) says about this program.</summary>
/// <param name="Urls"><c>ONESTOP_URLS</c>, separated by semicolons; default <c>http://127.0.0.1:5080</c>; port 0 takes a free one.</param>
/// <param name="DataFolder"><c>ONESTOP_DATA</c>, the state folder, as a full path; default <c>.onestop</c> in the working folder.</param>
/// <param name="Db"><c>ONESTOP_DB</c>, an Npgsql connection string; absent = a private cluster in the state folder.</param>
/// <param name="Broker"><c>ONESTOP_BROKER</c>, an amqp URI, or those of the nodes of one cluster, separated by commas; absent = no broker.</param>
/// <param name="Issuer"><c>ONESTOP_ISSUER</c>, an OIDC issuer whose tokens are taken beside our own; absent = our own only.</param>
/// <param name="DossiersUrl"><c>ONESTOP_DOSSIERS_URL</c>, where Dossiers answers when it runs apart; absent = this program.</param>
/// <param name="ReportsUrl"><c>ONESTOP_REPORTS_URL</c>, likewise for Reports.</param>
/// <param name="Drain">
/// <c>ONESTOP_DRAIN</c>, whole seconds: for so long after SIGTERM it says that it is not ready and goes on answering, so that whoever shares out
/// requests sends them elsewhere; default 0.
/// </param>
/// <param name="OutboundHosts">
/// <c>ONESTOP_OUTBOUND_HOSTS</c>: hosts that webhooks and connectors may call, separated by commas: <c>mcdt.example.vn</c>, <c>*.gov.vn</c>,
/// <c>http://10.0.5.4</c> (also without TLS). Those named may lie in private networks. Absent = any public host, by https.
/// </param>
/// <param name="PersonalKeys"><c>ONESTOP_PERSONAL_KEYS</c>, the file with the keys for personal data; default <c>personal.keys</c> in the state folder.</param>
/// <param name="PersonalDays"><c>ONESTOP_PERSONAL_DAYS</c>, after how many days personal data is erased; absent = it is kept.</param>
/// <param name="Provinces"><c>ONESTOP_PROVINCES</c>, the file that says which provinces the service <c>nation</c> serves, as a full path.</param>
/// <param name="Province">The code of the province these settings are for, where one program serves several; never from the environment.</param>
/// <param name="Anchors"><c>ONESTOP_ANCHORS</c>, a second file that anchors of the chain are written to, best on another machine's disk; absent = none.</param>
/// <param name="Collector"><c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, where traces, metrics and logs go by OTLP over HTTP; absent = nowhere.</param>
/// <param name="TraceCodes"><c>ONESTOP_TRACE_CODES</c> = <c>true</c>: paths in traces may show the codes of dossiers; default <c>false</c>.</param>
/// <param name="JsonLog"><c>ONESTOP_LOG</c> = <c>json</c>: a line of JSON for each entry of the log on standard error; else <c>text</c>.</param>
public sealed record OneStopSettings(
    string Urls,
    string DataFolder,
    string? Db = null,
    string? Broker = null,
    string? Issuer = null,
    string? DossiersUrl = null,
    string? ReportsUrl = null,
    TimeSpan Drain = default,
    string? OutboundHosts = null,
    string? PersonalKeys = null,
    int? PersonalDays = null,
    string? Provinces = null,
    string? Province = null,
    string? Anchors = null,
    string? Collector = null,
    bool TraceCodes = false,
    bool JsonLog = false)
{
    /// <summary>Reads them.</summary>
    public static OneStopSettings Read(IConfiguration configuration) => new(
        Value(configuration, "ONESTOP_URLS") ?? "http://127.0.0.1:5080",
        Path.GetFullPath(Value(configuration, "ONESTOP_DATA") ?? ".onestop"),
        Value(configuration, "ONESTOP_DB"),
        Value(configuration, "ONESTOP_BROKER"),
        Value(configuration, "ONESTOP_ISSUER"),
        Value(configuration, "ONESTOP_DOSSIERS_URL"),
        Value(configuration, "ONESTOP_REPORTS_URL"),
        Seconds(configuration, "ONESTOP_DRAIN"),
        Value(configuration, "ONESTOP_OUTBOUND_HOSTS"),
        Value(configuration, "ONESTOP_PERSONAL_KEYS"),
        Days(configuration, "ONESTOP_PERSONAL_DAYS"),
        Value(configuration, "ONESTOP_PROVINCES") is { } map ? Path.GetFullPath(map) : null,
        Anchors: Value(configuration, "ONESTOP_ANCHORS"),
        Collector: Value(configuration, "OTEL_EXPORTER_OTLP_ENDPOINT")?.TrimEnd('/'),
        TraceCodes: Value(configuration, "ONESTOP_TRACE_CODES") is "true",
        JsonLog: Value(configuration, "ONESTOP_LOG") is "json");

    private static TimeSpan Seconds(IConfiguration configuration, string name) => Value(configuration, name) is not { } text
        ? TimeSpan.Zero
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"{name} is a whole number of seconds, not '{text}'.");

    private static int? Days(IConfiguration configuration, string name) => Value(configuration, name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0
            ? days
            : throw new InvalidOperationException($"{name} is a whole number of days above 0, not '{text}'.");

    private static string? Value(IConfiguration configuration, string name) =>
        string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name];
}

/// <summary>The settings while services are being added.</summary>
public static class OneStopSettingsOfBuilder
{
    /// <summary>The settings the program was started with; they are added before any module's services.</summary>
    public static OneStopSettings Settings(this IHostApplicationBuilder builder) =>
        (OneStopSettings)builder.Services.Last(s => s.ServiceType == typeof(OneStopSettings)).ImplementationInstance!;
}
