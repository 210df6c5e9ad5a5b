using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OneStop.Dossiers.Catalogue;
using OneStop.Dossiers.CatalogueImport;
using OneStop.Dossiers.Claims;
using OneStop.Dossiers.Clock;
using OneStop.Dossiers.Commands;
using OneStop.Dossiers.Connector;
using OneStop.Dossiers.Feed;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.Lookup;
using OneStop.Dossiers.Messaging;
using OneStop.Dossiers.National;
using OneStop.Dossiers.Outbound;
using OneStop.Dossiers.Personal;
using OneStop.Dossiers.Quarantine;
using OneStop.Dossiers.Registers;
using OneStop.Dossiers.SourceWatch;
using OneStop.Dossiers.Typed;
using OneStop.Dossiers.Webhooks;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers;

/// <summary>The Dossiers service: what was reported goes into the ledger, and a dossier is folded from it when somebody asks.</summary>
public sealed class DossiersModule : Module
{
    public override string Name => "dossiers";

    public override void AddServices(IHostApplicationBuilder builder) => builder.Services
        .AddLedger()
        .AddSchema<DossiersModule>("dossiers", "Migrations")
        .AddSingleton<CatalogueNow>()
        .AddSingleton<PutCatalogue>()
        .AddSingleton<ListCatalogue>()
        .AddHostedService<FollowCatalogue>()
        .AddSingleton<KeepBeside>()
        .AddSingleton<KeepRejected>()
        .AddSingleton<ListQuarantine>()
        .AddSingleton<ReplayQuarantine>()
        .AddSingleton<StepMeter>()
        .AddSingleton<WriteBatch>()
        .AddSingleton<RecordSteps>()
        .AddSingleton<NationalRevisions>()
        .AddSingleton<NationalAliases>()
        .AddSingleton<DossierCodes>()
        .AddSingleton<ReadTold>()
        .AddSingleton<TellAgain>()
        .AddSingleton<Unsay>()
        .AddSingleton<Sources>()
        .AddSingleton<SourceLimit>()
        .AddSingleton<SendersInHand>()
        .AddSingleton<SignIn>()
        .AddSingleton<RecordNational>()
        .AddSingleton<ImportRegister>()
        .AddSingleton<LoadDossier>()
        .AddSingleton<ReadSideText>()
        .AddSingleton<ReadPersonal>()
        .AddSingleton<NotePersonalRead>()
        .AddSingleton<ErasePersonal>()
        .AddSingleton<EncryptAnew>()
        .AddHostedService<KeepPersonalRules>()
        .AddSingleton<OfficerSteps>()
        .AddSingleton<ClaimList>()
        .AddSingleton<SubmitExplanation>()
        .AddSingleton<DecideClaim>()
        .AddSingleton<ReadExplanation>()
        .AddSingleton<PreviewCorrection>()
        .AddSingleton<ListedDossiers>()
        .AddSingleton<PreviewCalendar>()
        .AddSingleton<DeadlineMeter>()
        .AddSingleton<WatchDeadlines>()
        .AddHostedService(provider => provider.GetRequiredService<WatchDeadlines>())
        .AddOutbound()
        .AddSingleton<ImportProcedures>()
        .AddSingleton<PortalViews>()
        .AddSingleton<ListSources>()
        .AddSingleton<CountEntries>()
        .AddHostedService(provider => provider.GetRequiredService<CountEntries>())
        .AddSingleton<ConnectorTable>()
        .AddSingleton<MapAgain>()
        .AddSingleton<RunConnector>()
        .AddSingleton<KeepPulling>()
        .AddHostedService(provider => provider.GetRequiredService<KeepPulling>())
        .AddSingleton<WebhookTable>()
        .AddSingleton<ReadEvents>()
        .AddSingleton<NextDelivery>()
        .AddSingleton<PostDelivery>()
        .AddHostedService<DeliverWebhooks>()
        .AddSingleton<WatchSealedReports>()
        .AddHostedService(provider => provider.GetRequiredService<WatchSealedReports>())
        .AddMessaging(builder.Settings().Broker);

    public override void MapRoutes(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithGroupName(Name);
        StepsRoutes.Map(routes);
        NationalRoutes.Map(routes);
        AliasRoutes.Map(routes);
        SourceToken.Map(routes);
        RegisterRoutes.Map(routes);
        CatalogueRoutes.Map(routes);
        QuarantineRoutes.Map(routes);
        FeedRoutes.Map(routes);
        DossierRoutes.Map(routes);
        ClaimRoutes.Map(routes);
        CommandRoutes.Map(routes);
        PlaceTypedFigures.Map(routes);
        ImportRoutes.Map(routes);
        AsyncApiRoutes.Map(routes);
        PortalRoutes.Map(routes);
        SourceRoutes.Map(routes);
        WebhookRoutes.Map(routes);
        ConnectorRoutes.Map(routes);
    }

    public override IEnumerable<Verb> Verbs => [ImportVerb.Verb, KeysVerb.Verb, AsyncApiRoutes.Verb];

    public override Task<JsonObject?> StatusAsync(NpgsqlDataSource database, CancellationToken ct) => ReadSources.RunAsync(database, ct);

    public override async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<PutCatalogue>().PutFirstCalendarAsync(ShippedCalendar.Read(), ct);
        await services.GetRequiredService<DossierCodes>().PutMissingAsync(ct);
    }
}
