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
/// <c>/metrics</c> always. Our own instruments carry counts and durations, never a dossier's code or a person; spans carry no dossier's code unless
/// <c>ONESTOP_TRACE_CODES</c> allows it. Where one process serves several provinces, the program around them tells for all: the instruments of a
/// province carry <c>province</c>.
/// </summary>
public static class Telemetry
{
    private const string Service = "onestop";

    private static readonly string[] Libraries = ["System.Net.Http", "Npgsql", "MassTransit", Service];

    /// <summary>Our own spans.</summary>
    public static readonly ActivitySource Source = new(Service);

    internal static void AddTelemetry(this IHostApplicationBuilder builder, OneStopSettings settings)
    {
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddSingleton(_ => new Meter(Service, null, settings.Province is { } code ? [new("province", code)] : []));
        builder.Services.AddSingleton<ProgressMeter>();
        builder.Services.AddHostedService<Exporting>();
        if (settings.Collector is { } collector)
        {
            builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(Resource(settings)).AddOtlpExporter(to => Send(to, collector, "logs")));
        }

        if (settings.Province is null)
        {
            builder.Services.AddSingleton<PrometheusText>();
            builder.Services.AddSingleton(provider => Create(provider.GetRequiredService<PrometheusText>(), settings));
        }
    }

    internal static void MapMetrics(this WebApplication app)
    {
        if (app.Services.GetService<PrometheusText>() is { } metrics)
        {
            app.MapGet("/metrics", () => Results.Text(metrics.Read(), "text/plain; version=0.0.4")).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static OpenTelemetrySdk Create(PrometheusText prometheus, OneStopSettings settings) => OpenTelemetrySdk.Create(sdk =>
    {
        sdk.ConfigureResource(resource => resource.AddService(Service));
        sdk.WithMetrics(metrics =>
        {
            metrics.AddMeter(["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", .. Libraries]).AddReader(prometheus.Reader);
            if (settings.Collector is { } collector)
            {
                metrics.AddOtlpExporter(to => Send(to, collector, "metrics"));
            }
        });
        if (settings.Collector is { } traced)
        {
            sdk.WithTracing(traces =>
            {
                traces.AddSource(["Microsoft.AspNetCore", .. Libraries]);
                if (!settings.TraceCodes)
                {
                    traces.AddProcessor(new HideCodes());
                }

                traces.AddOtlpExporter(to => Send(to, traced, "traces"));
            });
        }
    });

    private static ResourceBuilder Resource(OneStopSettings settings)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(Service);
        return settings.Province is { } code ? resource.AddAttributes([new("onestop.province", code)]) : resource;
    }

    private static void Send(OtlpExporterOptions to, string collector, string what)
    {
        to.Protocol = OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = new Uri($"{collector}/v1/{what}");
    }

    // Its place among the hosted services has the exporters run before anything else and flush last.
    private sealed class Exporting(ProgressMeter progress, IServiceProvider services) : IHostedService
    {
        private const int FlushMillisecondsMax = 3000;

        private readonly OpenTelemetrySdk? _sdk = services.GetService<OpenTelemetrySdk>();

        public Task StartAsync(CancellationToken cancellationToken)
        {
            progress.Start();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _sdk?.TracerProvider.ForceFlush(FlushMillisecondsMax);
            _sdk?.MeterProvider.ForceFlush(FlushMillisecondsMax);
            return Task.CompletedTask;
        }
    }
}
