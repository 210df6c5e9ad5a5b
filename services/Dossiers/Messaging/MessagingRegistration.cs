using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Messages;

namespace OneStop.Dossiers.Messaging;

/// <summary>Connects the service to RabbitMQ: step reports in, events out. Without a broker nothing of this runs.</summary>
public static class MessagingRegistration
{
    /// <summary>Adds the bus where <paramref name="broker"/> names one.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services, string? broker)
    {
        if (broker is null)
        {
            return services;
        }

        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<OnStepReports>();
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(broker));
                rabbit.DeployPublishTopology = true; // a listener may bind to the exchange before the first event
                rabbit.UseRawJsonSerializer((RawSerializerOptions)0, isDefault: true);
                rabbit.Message<DossierEvent>(e => e.SetEntityName(DossierEvent.Exchange));
                rabbit.Publish<DossierEvent>(e => e.ExchangeType = "topic");
                rabbit.Send<DossierEvent>(e => e.UseRoutingKeyFormatter(sent => sent.Message.Event));
                rabbit.ReceiveEndpoint(Queues.Steps, endpoint =>
                {
                    endpoint.ConfigureConsumeTopology = false;
                    endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
                    endpoint.SetQuorumQueue(1);
                    endpoint.PrefetchCount = OnStepReports.BatchMax * 3;
                    endpoint.UseMessageRetry(retry => retry.Exponential(5, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200)));
                    endpoint.ConfigureConsumer<OnStepReports>(context, consumer => consumer.Options<BatchOptions>(batch => batch
                        .SetMessageLimit(OnStepReports.BatchMax).SetTimeLimit(TimeSpan.FromMilliseconds(200)).SetConcurrencyLimit(2)));
                });
            });
        });
        return services.AddHostedService<PublishEvents>();
    }
}
