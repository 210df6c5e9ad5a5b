using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OneStop.Reports.Asking;
using OneStop.Reports.Charts;
using OneStop.Reports.Comparing;
using OneStop.Reports.Exports;
using OneStop.Reports.Forms;
using OneStop.Reports.Ii06a;
using OneStop.Reports.Indicators;
using OneStop.Reports.Lists;
using OneStop.Reports.Papers;
using OneStop.Reports.Projection;
using OneStop.Reports.Reconciling;
using OneStop.Reports.Scheduling;
using OneStop.Reports.Sealing;
using OneStop.Reports.Statistics;
using OneStop.Reports.Surveys;
using OneStop.Reports.Typed;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports;

/// <summary>Figures, lists, forms and filed reports, made from the ledger's feed.</summary>
public sealed class ReportsModule : Module
{
    public override string Name => "reports";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSchema<ReportsModule>("reports", "Migrations");
        services.AddSingleton<Feed>();
        services.AddHostedService<Projector>();
        services.AddHealthChecks().AddCheck<FiguresCheck>("figures");
        services.AddSingleton<RecountCells>().AddHostedService<KeepRecounting>();
        services.AddSingleton<ReadingBooks>().AddSingleton<CutOffs>().AddSingleton<OpenQuestion>().AddSingleton<PlaceTyped>().AddSingleton<ReportForms>();
        foreach (var variant in Ii06Variant.All)
        {
            services.AddSingleton<IReportForm>(s => new Ii06aForm(variant, s.GetRequiredService<IFormSource>()));
        }

        services.AddSingleton<SealedTable>().AddSingleton<VerifyFiled>().AddSingleton<MakeEdition>().AddSingleton<SealReports>().AddSingleton<CompareReports>().AddSingleton<OpenCell>();
        services.AddSingleton<ScheduleTable>().AddSingleton<KeepFiles>().AddSingleton<FileScheduled>().AddSingleton<RunSchedules>().AddHostedService(s => s.GetRequiredService<RunSchedules>());
        services.AddForms();
        services.AddReportWriters();
    }

    public override async Task<string?> ForgetDerivedAsync(NpgsqlDataSource database, CancellationToken ct) =>
        $"facts and cells up to position {await ForgetProjection.RunAsync(database, ct)}";

    public override Task<FiledVerification> VerifyFiledAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<VerifyFiled>().RunAsync(services.GetService<LedgerReader>(), ct);

    public override Task<JsonObject?> StatusAsync(NpgsqlDataSource database, CancellationToken ct) => ReadProgress.RunAsync(database, ct);

    public override void MapRoutes(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithGroupName(Name);
        ReportRoutes.Map(routes);
        ListDossiers.Map(routes);
        ListHolders.Map(routes);
        CountNearDue.Map(routes);
        DrawSample.Map(routes);
        AskStatistic.Map(routes);
        CompareRoutes.Map(routes);
        Reconcile.Map(routes);
        CheckRoutes.Map(routes);
        ChartRoutes.Map(routes);
        SealReports.Map(routes);
        SealedRoutes.Map(routes);
        FileRoutes.Map(routes);
        ScheduleRoutes.Map(routes);
        ReportPeriodRoutes.Map(routes);
        FormRoutes.Map(routes);
        IndicatorRoutes.Map(routes);
        SurveyRoutes.Map(routes);
        RecountRoutes.Map(routes);
        PaperRoutes.Map(routes);
    }
}
