using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using OneStop.Contracts.Messages;
using OneStop.Dossiers.Quarantine;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Messaging;

/// <summary>Connects the service to RabbitMQ: step reports in, events out. Without a broker nothing of this runs.</summary>
public static class MessagingRegistration
{
    /// <summary>Copies of each queue; where the broker has fewer nodes, as many as it has.</summary>
    private const int QueueCopies = 3;
    private const int DefaultPort = 5672;

    /// <summary>Two seconds apart: a database away for two days loses no report.</summary>
    private const int DatabaseAttemptsMax = 86_400;

    /// <summary>Adds the bus where <paramref name="broker"/> names one: an amqp URI, or those of the nodes of one cluster, separated by commas.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, string? broker)
    {
        if (broker is null)
        {
            return services;
        }

        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded); // without its broker the service still answers
            bus.AddConsumer<OnStepReports>();
            bus.UsingRabbitMq((context, rabbit) =>
            {
                ToNodes(rabbit, [.. broker.Split(',', StringSplitOptions.TrimEntries).Select(node => new Uri(node))]);
                rabbit.DeployPublishTopology = true; // a listener may bind to the exchange before the first event
                rabbit.UseRawJsonSerializer((RawSerializerOptions)0, isDefault: true);
                rabbit.Message<DossierEvent>(e => e.SetEntityName(DossierEvent.Exchange));
                rabbit.Publish<DossierEvent>(e => e.ExchangeType = "topic");
                rabbit.Send<DossierEvent>(e => e.UseRoutingKeyFormatter(sent => sent.Message.Event));
                rabbit.Message<ReportSealedEvent>(e => e.SetEntityName(DossierEvent.Exchange));
                rabbit.Publish<ReportSealedEvent>(e => e.ExchangeType = "topic");
                rabbit.Send<ReportSealedEvent>(e => e.UseRoutingKeyFormatter(sent => sent.Message.Event));
                rabbit.ReceiveEndpoint(Queues.Steps, endpoint =>
                {
                    endpoint.ConfigureConsumeTopology = false;
                    endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
                    endpoint.SetQuorumQueue(QueueCopies);
                    endpoint.PrefetchCount = OnStepReports.BatchMax * 3;
                    endpoint.ConfigureError(error => error.UseFilter(new KeepPoison(context.GetRequiredService<KeepRejected>())));
                    endpoint.UseMessageRetry(retry =>
                    {
                        retry.Handle<NpgsqlException>();
                        retry.Handle<LedgerUnavailableException>();
                        retry.Handle<LedgerOverloadedException>();
                        retry.Interval(DatabaseAttemptsMax, TimeSpan.FromSeconds(2));
                    });
                    endpoint.ConfigureConsumer<OnStepReports>(context, consumer => consumer.Options<BatchOptions>(batch => batch
                        .SetMessageLimit(OnStepReports.BatchMax).SetTimeLimit(TimeSpan.FromMilliseconds(200)).SetConcurrencyLimit(2)));
                });
            });
        });
        return services.AddHostedService<PublishEvents>();
    }

    private static void ToNodes(IRabbitMqBusFactoryConfigurator rabbit, IReadOnlyList<Uri> nodes) => rabbit.Host(nodes[0], host =>
    {
        if (nodes.Count > 1)
        {
            host.UseCluster(cluster =>
            {
                foreach (var node in nodes)
                {
                    cluster.Node($"{node.Host}:{(node.IsDefaultPort || node.Port < 0 ? DefaultPort : node.Port)}");
                }
            });
        }
    });
}
