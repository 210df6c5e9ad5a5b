using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Contracts.Nation;
using OneStop.Runtime.Hosting;

namespace OneStop.Nation;

/// <summary>
/// Many provinces in one deployment: it runs each one's services on that province's own database or knows where they run, sends each request to the
/// province it is for, and adds their figures. It keeps nothing itself.
/// </summary>
/// <param name="modules">The services of one province, made anew for each.</param>
public sealed class NationModule(Func<IReadOnlyList<Module>> modules) : Module
{
    public override string Name => "nation";

    public override bool UsesDatabase => false;

    public override void AddServices(IHostApplicationBuilder builder)
    {
        if (builder.Settings().Provinces is null)
        {
            throw new InvalidOperationException("The service nation needs ONESTOP_PROVINCES, the file that says which provinces there are.");
        }

        builder.Services
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<KeepProvinces>(provider, modules))
            .AddHostedService(provider => provider.GetRequiredService<KeepProvinces>())
            .AddSingleton<AskProvinces>()
            .AddSingleton<ForwardRequests>()
            .AddHttpForwarder();
        builder.Services.AddHttpClient(AskProvinces.Client).AddHttpMessageHandler(() => new SocketFaultHandler());
        builder.Services.AddHealthChecks().AddCheck<KeepProvinces>("provinces");
    }

    public override void Use(WebApplication app)
    {
        var forward = app.Services.GetRequiredService<ForwardRequests>();
        app.Use(forward.RunAsync);
    }

    public override void MapRoutes(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithGroupName(Name).WithTags(Name);
        routes.MapGet("/v1/nation/reports/{form}", ReportAsync).WithName("readNationalReport").WithSummary("Biểu toàn quốc: cộng số liệu các tỉnh, nêu rõ tỉnh thiếu và độ trễ")
            .Produces<NationalReport>().ProducesProblem(400).ProducesProblem(404);
        routes.MapGet("/v1/nation/provinces", async (AskProvinces ask, CancellationToken ct) => Results.Json(await ask.StateAsync(ct), WireJson.Options))
            .WithName("listProvinces").WithSummary("Các tỉnh và tình trạng của từng tỉnh").Produces<IReadOnlyList<ProvinceState>>();
    }

    private static async Task<IResult> ReportAsync(string form, HttpRequest request, AskProvinces ask, CancellationToken ct)
    {
        var (question, refused) = NationalQuestion.Read(form, request.Query);
        return question is null
            ? refused!
            : Results.Json(AddReports.Of(question, await ask.ReportAsync(question.PathAndQuery, ct)), WireJson.Options);
    }
}
