using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// The program while it serves: the database open, the schemas in place, the modules running, the address open. Disposal stops them in the
/// opposite order: the address closes, calls under way end, the ledger's queue is written, the private cluster stops.
/// </summary>
public sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly Database? _database;

    private Server(WebApplication app, Database? database, string url)
    {
        _app = app;
        _database = database;
        Url = url;
    }

    /// <summary>Where it answers, without a closing slash.</summary>
    public string Url { get; }

    /// <summary>Where the private cluster lies; <c>null</c> with <c>ONESTOP_DB</c>.</summary>
    public string? ClusterFolder => _database?.ClusterFolder;

    /// <summary>Its services, for tests and verbs in the same process.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it.</summary>
    /// <param name="settings">Where and with what.</param>
    /// <param name="modules">Those to serve.</param>
    /// <param name="configure">What a test puts in place of the usual (a clock, log levels); runs last.</param>
    /// <param name="ct">Ends the starting.</param>
    public static async Task<Server> StartAsync(
        OneStopSettings settings, IReadOnlyList<Module> modules, Action<IHostApplicationBuilder>? configure = null, CancellationToken ct = default)
    {
        var database = modules.Any(module => module.UsesDatabase) ? await Database.OpenAsync(settings, ct) : null;
        WebApplication? app = null;
        try
        {
            app = Build(settings, modules, database, configure);
            await PrepareAsync(app, modules, ct);
            await app.StartAsync(ct);
            var address = app.Services.GetRequiredService<OwnAddress>();
            address.Open(app.Services);
            return new(app, database, await address.Url);
        }
        catch
        {
            await EndAsync(app, database);
            throw;
        }
    }

    /// <summary>Waits until <paramref name="ct"/>, and then for the time that <c>ONESTOP_DRAIN</c> gives callers to go elsewhere (see <see cref="Draining"/>).</summary>
    public async Task UntilDrainedAsync(CancellationToken ct)
    {
        await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var drain = Services.GetRequiredService<OneStopSettings>().Drain;
        if (drain > TimeSpan.Zero)
        {
            Services.GetRequiredService<Draining>().Begin();
            await Task.Delay(drain, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => EndAsync(_app, _database);

    // Each is closed whatever the one before it said.
    private static async ValueTask EndAsync(WebApplication? app, Database? database)
    {
        await using (database)
        {
            await using (app)
            {
                await (app?.StopAsync() ?? Task.CompletedTask);
            }
        }
    }

    internal static WebApplication Build(
        OneStopSettings settings, IReadOnlyList<Module> modules, Database? database, Action<IHostApplicationBuilder>? configure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = "onestop",
            Args = ["--hostBuilder:reloadConfigOnChange=false"], // settings are read once; a watcher per server would be many with many provinces
        });
        builder.Configuration.AddInMemoryCollection([new("urls", settings.Urls)]);
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        if (settings.JsonLog)
        {
            builder.Logging.AddJsonConsole(line => line.UseUtcTimestamp = true);
        }
        else
        {
            builder.Logging.AddSimpleConsole(line => line.SingleLine = true);
        }

        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Npgsql", LogLevel.Warning);
        AddRuntime(builder, settings, database);
        builder.Services.AddOpenApiDocuments(modules);
        foreach (var module in modules)
        {
            module.AddServices(builder);
        }

        configure?.Invoke(builder);
        var app = builder.Build();
        try
        {
            Route(app, modules);
            return app;
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
    }

    private static void AddRuntime(WebApplicationBuilder builder, OneStopSettings settings, Database? database)
    {
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton<IHostLifetime, OwnLifetime>();
        services.TryAddSingleton(TimeProvider.System);
        // A program that only describes itself has a pool that leads nowhere and is never opened.
        services.AddSingleton(_ => database?.Source ?? Database.Pool("Host=nowhere"));
        services.AddSingleton<OwnAddress>().AddSingleton<LedgerProgress>();
        var issuer = OwnIssuer.Open(settings.DataFolder, TimeProvider.System);
        services.AddSingleton(issuer).AddSingleton<KeptSecrets>();
        services.AddBearer(settings, issuer);
        services.AddSingleton<VisitorLimit>();
        services.AddSingleton<PersonalKeys>().AddSingleton<PersonalCipher>();
        services.AddPeers(settings);
        services.AddHealth(database is not null);
        builder.AddTelemetry(settings);
        services.ConfigureHttpJsonOptions(json => WireJson.Apply(json.SerializerOptions));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopMax);
    }

    private static void Route(WebApplication app, IReadOnlyList<Module> modules)
    {
        app.UseLedgerProgress(app.Services.GetRequiredService<LedgerProgress>());
        app.Services.GetRequiredService<Draining>().Use(app);
        app.UseFailures();
        app.UseRouting();
        app.UseRouteNames();
        app.UseSlashesInRoutes();
        app.UseAuthentication();
        app.UseMiddleware<Gate>();
        app.UseAuthorization();
        app.MapIssuer(app.Services.GetRequiredService<OwnIssuer>());
        app.MapHealth();
        app.MapOpenApiDocuments();
        app.MapMetrics();
        foreach (var module in modules)
        {
            module.Use(app);
            module.MapRoutes(app);
        }

        AccessTable.Check(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
    }

    /// <summary>Brings every schema of the program's services to this version; the result is what ran, as <c>schema/file</c>.</summary>
    internal static async Task<IReadOnlyList<string>> MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        var database = services.GetRequiredService<Npgsql.NpgsqlDataSource>();
        var ran = new List<string>();
        foreach (var schema in services.GetServices<SchemaMigrations>())
        {
            ran.AddRange((await schema.ApplyAsync(database, ct)).Select(file => $"{schema.Schema}/{file}"));
        }

        return ran;
    }

    private static async Task PrepareAsync(WebApplication app, IReadOnlyList<Module> modules, CancellationToken ct)
    {
        await MigrateAsync(app.Services, ct);
        foreach (var module in modules)
        {
            await module.PrepareAsync(app.Services, ct);
        }
    }
}
