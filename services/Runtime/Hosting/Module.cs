using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OneStop.Runtime.Ledger.Verifying;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// One service of the program, chosen by <c>--serve</c>. The calls come in the order of the members: services, pipeline, routes, then
/// <see cref="PrepareAsync"/> once its schema stands, then hosted services, then the address opens.
/// </summary>
public abstract class Module
{
    /// <summary>Its name for <c>--serve</c>, in small letters.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it keeps anything; a program of services that do not has no database.</summary>
    public virtual bool UsesDatabase => true;

    /// <summary>Adds its services; its schema by <c>AddSchema</c>. The settings, the data source and the time provider are there already.</summary>
    public virtual void AddServices(IHostApplicationBuilder builder)
    {
    }

    /// <summary>Adds to the pipeline, after authentication and before the routes run (static files, antiforgery).</summary>
    public virtual void Use(WebApplication app)
    {
    }

    /// <summary>
    /// Maps its routes. Each address under <c>/v1/</c> needs a row in the <see cref="AccessTable"/>; any other without its own authorization
    /// policy and without <c>AllowAnonymous</c> answers nobody but the holder of a valid token.
    /// </summary>
    public virtual void MapRoutes(IEndpointRouteBuilder app)
    {
    }

    /// <summary>Runs once per start after the migrations and before anything serves.</summary>
    public virtual Task PrepareAsync(IServiceProvider services, CancellationToken ct) => Task.CompletedTask;

    /// <summary>
    /// Throws away everything it has derived from the ledger, so that it is worked out again from position 0 (<c>onestop rebuild</c>). It must be
    /// right beside a running program.
    /// </summary>
    /// <returns>What was thrown away, in a few words; <c>null</c> where the module derives nothing.</returns>
    public virtual Task<string?> ForgetDerivedAsync(NpgsqlDataSource database, CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>
    /// Checks what it has filed for good against its own hashes, against the ledger and against what it makes of the ledger now (<c>onestop verify</c>).
    /// Its schema may not be there yet, and nothing is running.
    /// </summary>
    public virtual Task<FiledVerification> VerifyFiledAsync(IServiceProvider services, CancellationToken ct) => Task.FromResult(new FiledVerification(0, 0, []));

    /// <summary>What an operator wants to see of it on one screen, from its database; <c>null</c> where there is nothing yet. It must be quick.</summary>
    public virtual Task<JsonObject?> StatusAsync(NpgsqlDataSource database, CancellationToken ct) => Task.FromResult<JsonObject?>(null);

    /// <summary>Words it adds to the command line.</summary>
    public virtual IEnumerable<Verb> Verbs => [];
}
