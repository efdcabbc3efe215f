using Azure.Core;
using Evidence.Connectors.AzureBoards;
using Evidence.Connectors.AzureDevOps;
using Evidence.Connectors.AzureMachineLearning;
using Evidence.Connectors.Bitbucket;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Folder;
using Evidence.Connectors.GitHubActions;
using Evidence.Connectors.GitLab;
using Evidence.Connectors.Jira;
using Evidence.Connectors.MLflow;
using Evidence.Connectors.ServiceNow;
using Evidence.Connectors.WeightsAndBiases;
using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Connectors;

/// <summary>Registers connectors.</summary>
public static class ConnectorServiceCollectionExtensions
{
    /// <summary>
    /// Registers every connector type as <see cref="IEvidenceConnectorType"/>. Uses the host's <see cref="TimeProvider"/>, <see cref="ILoggerFactory"/> and, for systems that
    /// sign in with Microsoft Entra ID, its <see cref="TokenCredential"/>; none of them has to be there. May be called twice.
    /// </summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services) => services
        .AddFolderConnector()
        .AddMLflowConnector()
        .AddAzureMLConnector()
        .AddWandBConnector()
        .AddGitHubActionsConnector()
        .AddGitLabConnector()
        .AddAzureDevOpsConnector()
        .AddBitbucketConnector()
        .AddJiraConnector()
        .AddServiceNowConnector()
        .AddAzureBoardsConnector();

    /// <summary>Registers the connector type <c>folder</c>.</summary>
    public static IServiceCollection AddFolderConnector(this IServiceCollection services) => services.AddConnectorType<FolderConnectorType>();

    /// <summary>Registers the connector type <c>mlflow</c>.</summary>
    public static IServiceCollection AddMLflowConnector(this IServiceCollection services) => services.AddConnectorType<MLflowConnectorType>();

    /// <summary>Registers the connector type <c>azure-ml</c>.</summary>
    public static IServiceCollection AddAzureMLConnector(this IServiceCollection services) => services.AddConnectorType<AzureMLConnectorType>();

    /// <summary>Registers the connector type <c>weights-and-biases</c>.</summary>
    public static IServiceCollection AddWandBConnector(this IServiceCollection services) => services.AddConnectorType<WandBConnectorType>();

    /// <summary>Registers the connector type <c>github-actions</c>.</summary>
    public static IServiceCollection AddGitHubActionsConnector(this IServiceCollection services) => services.AddConnectorType<GitHubConnectorType>();

    /// <summary>Registers the connector type <c>gitlab</c>.</summary>
    public static IServiceCollection AddGitLabConnector(this IServiceCollection services) => services.AddConnectorType<GitLabConnectorType>();

    /// <summary>Registers the connector type <c>azure-devops</c>.</summary>
    public static IServiceCollection AddAzureDevOpsConnector(this IServiceCollection services) => services.AddConnectorType<AzureDevOpsConnectorType>();

    /// <summary>Registers the connector type <c>bitbucket</c>.</summary>
    public static IServiceCollection AddBitbucketConnector(this IServiceCollection services) => services.AddConnectorType<BitbucketConnectorType>();

    /// <summary>Registers the connector type <c>jira</c>.</summary>
    public static IServiceCollection AddJiraConnector(this IServiceCollection services) => services.AddConnectorType<JiraConnectorType>();

    /// <summary>Registers the connector type <c>servicenow</c>.</summary>
    public static IServiceCollection AddServiceNowConnector(this IServiceCollection services) => services.AddConnectorType<ServiceNowConnectorType>();

    /// <summary>Registers the connector type <c>azure-boards</c>.</summary>
    public static IServiceCollection AddAzureBoardsConnector(this IServiceCollection services) => services.AddConnectorType<AzureBoardsConnectorType>();

    private static IServiceCollection AddConnectorType<T>(this IServiceCollection services)
        where T : class, IEvidenceConnectorType
    {
        services.TryAddSingleton(provider => new ConnectorServices(
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            provider.GetService<TokenCredential>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEvidenceConnectorType, T>());
        return services;
    }
}
