using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Traces, metrics and logs: by OTLP over HTTP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector, and metrics as Prometheus text at
/// <c>/metrics</c> always. Our own instruments carry counts and durations, never a dossier's code or a person.
/// </summary>
public static class Telemetry
{
    private const string Service = "onestop";

    private static readonly string[] Libraries = ["System.Net.Http", "Npgsql", "MassTransit", Service];

    /// <summary>Our own spans.</summary>
    public static readonly ActivitySource Source = new(Service);

    /// <summary>Our own instruments.</summary>
    public static readonly Meter Meter = new(Service);

    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        var collector = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]?.TrimEnd('/');
        if (collector is not null)
        {
            builder.Logging.AddOpenTelemetry(logs => logs
                .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(Service)).AddOtlpExporter(to => Send(to, collector, "logs")));
        }

        builder.Services.AddSingleton<PrometheusText>();
        builder.Services.AddSingleton(provider => Create(provider.GetRequiredService<PrometheusText>(), collector));
        builder.Services.AddHostedService<Exporting>();
    }

    internal static void MapMetrics(this IEndpointRouteBuilder app) => app
        .MapGet("/metrics", (PrometheusText metrics) => Results.Text(metrics.Read(), "text/plain; version=0.0.4"))
        .AllowAnonymous().ExcludeFromDescription();

    private static OpenTelemetrySdk Create(PrometheusText prometheus, string? collector) => OpenTelemetrySdk.Create(sdk =>
    {
        sdk.ConfigureResource(resource => resource.AddService(Service));
        sdk.WithMetrics(metrics =>
        {
            metrics.AddMeter(["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", .. Libraries]).AddReader(prometheus.Reader);
            if (collector is not null)
            {
                metrics.AddOtlpExporter(to => Send(to, collector, "metrics"));
            }
        });
        if (collector is not null)
        {
            sdk.WithTracing(traces => traces
                .AddSource(["Microsoft.AspNetCore", .. Libraries]).AddOtlpExporter(to => Send(to, collector, "traces")));
        }
    });

    private static void Send(OtlpExporterOptions to, string collector, string what)
    {
        to.Protocol = OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = new Uri($"{collector}/v1/{what}");
    }

    // Its place among the hosted services has the exporters run before anything else and flush last.
    private sealed class Exporting(OpenTelemetrySdk sdk) : IHostedService
    {
        private const int FlushMillisecondsMax = 3000;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            sdk.TracerProvider.ForceFlush(FlushMillisecondsMax);
            sdk.MeterProvider.ForceFlush(FlushMillisecondsMax);
            return Task.CompletedTask;
        }
    }
}
