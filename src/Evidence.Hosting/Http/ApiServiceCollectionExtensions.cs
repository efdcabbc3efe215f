using Evidence.Hosting.Http.Collections;
using Evidence.Hosting.Http.Controls;
using Evidence.Hosting.Http.Idempotency;
using Evidence.Hosting.Http.Packs;
using Evidence.Hosting.Http.Questionnaires;
using Evidence.Hosting.Http.Scorecards;
using Evidence.Hosting.Http.Service;
using Evidence.Hosting.Security;
using Evidence.Hosting.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Http;

/// <summary>Registers the HTTP API.</summary>
public static class ApiServiceCollectionExtensions
{
    /// <summary>Adds <see cref="EvidenceApi"/> with a handler for every operation. The product itself must be added with <c>AddEvidence</c> and an engine.</summary>
    /// <param name="services">Gets them.</param>
    /// <param name="configuration">Limits, and how callers are known.</param>
    /// <param name="auth">How callers are known.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: a setting is wrong.</exception>
    public static IServiceCollection AddEvidenceApi(this IServiceCollection services, IConfiguration configuration, AuthSettings auth)
    {
        services.AddSingleton(ApiLimits.From(configuration));
        services.AddSingleton(auth);
        services.AddCallers(auth, configuration);
        services.AddSingleton<IdempotentRequests>();
        services.AddSingleton<PackViews>();
        services.AddSingleton<DraftedFiles>();
        services.AddSingleton<IApiHandler, StartPackHandler>();
        services.AddSingleton<IApiHandler, FindPackHandler>();
        services.AddSingleton<IApiHandler, DownloadPackFileHandler>();
        services.AddSingleton<IApiHandler, DecidePackHandler>();
        services.AddSingleton<IApiHandler, StartCollectionHandler>();
        services.AddSingleton<IApiHandler, FindCollectionHandler>();
        services.AddSingleton<IApiHandler, ReadCoverageHandler>();
        services.AddSingleton<IApiHandler, StartQuestionnaireHandler>();
        services.AddSingleton<IApiHandler, FindQuestionnaireHandler>();
        services.AddSingleton<IApiHandler, DownloadDocumentHandler>();
        services.AddSingleton<IApiHandler, DownloadReportHandler>();
        services.AddSingleton<IApiHandler, ReviewQuestionnaireHandler>();
        services.AddSingleton<IApiHandler, ReadScorecardHandler>();
        services.AddTeams(configuration, auth);
        services.AddSingleton<IApiHandler, CheckHealthHandler>();
        services.AddSingleton<IApiHandler, DescribeApiHandler>();
        services.AddSingleton<EvidenceApi>();
        return services;
    }
}
