using Evidence.Functions.Http;
using Evidence.Functions.Triggers;
using Evidence.Functions.Workflows;
using Evidence.Hosting;
using Evidence.Hosting.Http;
using Evidence.Hosting.Security;
using Evidence.Hosting.Telemetry;
using Evidence.Ports;
using Evidence.Workflows.Activities;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Functions;

/// <summary>Composes the product for the Functions worker.</summary>
public static class FunctionsServices
{
    /// <summary>Adds everything the functions need.</summary>
    /// <param name="services">The services of the worker.</param>
    /// <param name="configuration">Application settings; docs/azure.md lists them.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: the workspace or a setting is wrong; the message says which.</exception>
    public static IServiceCollection AddEvidenceFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<IOutbox>(_ => new BlobOutbox(FunctionsSettings.HostBlobs(configuration).GetBlobContainerClient(InboxTrigger.Outbox)));
        services.AddEvidence(FunctionsSettings.Read(configuration));
        services.AddSingleton<CurrentDurableClient>();
        services.AddSingleton<IWorkflows, DurableWorkflows>();
        services.AddEvidenceApi(configuration, AuthSettings.OfFunctions(configuration));
        services.AddSingleton<FunctionsApi>();
        services.AddSingleton<InboxTrigger>();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = ApiLimits.From(configuration).UploadBytes);
        AddActivities(services);
        services.AddEvidenceTelemetry(configuration, configuration["WEBSITE_SITE_NAME"] ?? "evidence-functions").UseFunctionsWorkerDefaults();
        return services;
    }

    private static void AddActivities(IServiceCollection services)
    {
        services.AddTransient<ListSourcesActivity>();
        services.AddTransient<ListReleasesActivity>();
        services.AddTransient<FindUncollectedActivity>();
        services.AddTransient<CollectSourceActivity>();
        services.AddTransient<RecordCollectionActivity>();
        services.AddTransient<ReadArtifactsActivity>();
        services.AddTransient<JudgeReleaseActivity>();
        services.AddTransient<AssemblePackActivity>();
        services.AddTransient<ReassemblePackActivity>();
        services.AddTransient<RecordDecisionActivity>();
        services.AddTransient<RecordWaiverActivity>();
        services.AddTransient<AnswerMessageActivity>();
        services.AddTransient<ShowRunActivity>();
        services.AddTransient<CompareReleaseActivity>();
        services.AddTransient<NotifyActivity>();
        services.AddTransient<TellDigestActivity>();
        services.AddTransient<ReadQuestionnaireActivity>();
        services.AddTransient<DraftAnswersActivity>();
        services.AddTransient<FillQuestionnaireActivity>();
        services.AddTransient<HandOutActivity>();
    }
}
