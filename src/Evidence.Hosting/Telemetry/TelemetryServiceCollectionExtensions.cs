using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Evidence.Hosting.Telemetry;

/// <summary>Sends traces, metrics and logs where the settings say.</summary>
public static class TelemetryServiceCollectionExtensions
{
    // The engine's spans tie an activity to the request that started its run; HttpClient's tie a connector's requests to the activity (their URLs come without query).
    private static readonly string[] _sources = [EvidenceTelemetry.Name, "DurableTask.Core", "Microsoft.AspNetCore", "System.Net.Http"];

    private static readonly string[] _meters = [EvidenceTelemetry.Name, "Evidence.Connectors", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http"];

    /// <summary>
    /// Adds OpenTelemetry: to Azure Monitor where <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set, to an OTLP collector where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, to
    /// both where both are. With neither nothing is sent.
    /// </summary>
    /// <param name="services">Gets it.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="service">Name the service goes by.</param>
    public static IOpenTelemetryBuilder AddEvidenceTelemetry(this IServiceCollection services, IConfiguration configuration, string service)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, serviceVersion: typeof(EvidenceTelemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(tracing => tracing.AddSource(_sources))
            .WithMetrics(metrics => metrics.AddMeter(_meters))
            .WithLogging();
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            builder.UseOtlpExporter();
        }

        if (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } connection)
        {
            builder.UseAzureMonitorExporter(monitor =>
            {
                monitor.ConnectionString = connection;
                monitor.Credential = CredentialOf(configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]);
            });
        }

        return builder;
    }

    // "Authorization=AAD;ClientId=..." as for the Functions host: https://learn.microsoft.com/azure/azure-functions/functions-app-settings.
    private static ManagedIdentityCredential? CredentialOf(string? authentication)
    {
        if (string.IsNullOrEmpty(authentication))
        {
            return null;
        }

        var parts = authentication.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        return parts.TryGetValue("ClientId", out var client)
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
            : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
    }
}
