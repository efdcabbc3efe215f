using DurableTask.Core;
using Evidence.Connectors;
using Evidence.Delivery;
using Evidence.Documents.Packs;
using Evidence.Documents.Questionnaires;
using Evidence.Drafting;
using Evidence.DurableTask.Sqlite;
using Evidence.Hosting.Engine;
using Evidence.Hosting.Intake;
using Evidence.Hosting.Notifications;
using Evidence.Hosting.Services;
using Evidence.Hosting.Teams;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Readers;
using Evidence.Storage;
using Evidence.Storage.Azure;
using Evidence.Workflows.Activities;
using Evidence.Workflows.Notifications;
using Evidence.Workspace;
using Evidence.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting;

/// <summary>The one composition root: hosts call <see cref="AddEvidence"/> and then choose an engine.</summary>
public static class EvidenceServices
{
    /// <summary>Name of the embedded store's engine file, in the store's folder.</summary>
    private const string EngineFile = "engine.sqlite";

    /// <summary>
    /// Adds everything but the engine: workspace, connectors, readers, documents, drafting, storage and signing as evidence.yaml says, delivery, and the services hosts call.
    /// </summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: the workspace is wrong; the message is for the user.</exception>
    public static IServiceCollection AddEvidence(this IServiceCollection services, EvidenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IProgressListener, SilentProgress>();
        services.AddSingleton(options);
        services.AddWorkspace(new WorkspaceOptions(options.Workspace, options.FrameworkData));
        services.AddConnectors();
        var workspace = LoadWorkspace(services);
        services.AddReaders(provider => provider.GetRequiredService<IWorkspaceSource>().Load().Metrics);
        services.AddPackDocuments();
        services.AddQuestionnaireFormats();
        services.AddDrafting(drafting =>
        {
            drafting.Thesaurus = provider => provider.GetRequiredService<IWorkspaceSource>().Load().Thesaurus;
            drafting.Frameworks = provider => provider.GetRequiredService<IWorkspaceSource>().Load().AllFrameworks;
            drafting.Metrics = provider => provider.GetRequiredService<IWorkspaceSource>().Load().Metrics;
            drafting.IndexFolder = _ => Path.Combine(LocalFolder(options, workspace), "index");
        });
        services.AddDraftingModels(workspace.Drafting);
        services.AddDelivery(workspace.Delivery, workspace.Root, workspace.Graph);
        services.AddSecretSources(options.Vault);
        AddStorage(services, options, workspace);
        services.TryAddSingleton<IOutbox>(_ => new FolderOutbox(Path.Combine(LocalFolder(options, workspace), "outbox")));
        services.AddWatchedFolders();
        services.TryAddSingleton<IConversations, QuietConversations>();
        services.AddSingleton<EvidenceCatalog>();
        services.AddSingleton<ReleaseJudging>();
        services.AddSingleton<PackAssembly>();
        services.AddSingleton<NotificationMessages>();
        services.AddSingleton<PendingNotifications>();
        services.AddSingleton<UndeliveredNotifications>();
        services.AddSingleton<DeliveredFiles>();
        services.AddSingleton<EvidenceWatch>();
        services.AddSingleton<CollectionService>();
        services.AddSingleton<CoverageService>();
        services.AddSingleton<ScorecardService>();
        services.AddSingleton<PersonRoles>();
        services.AddSingleton<PackService>();
        services.AddSingleton<WaiverService>();
        services.AddSingleton<QuestionnaireService>();
        services.AddSingleton<ReturnedFiles>();
        services.AddSingleton<InboxIntake>();
        services.AddSingleton<RequestIntake>();
        services.AddSingleton<RefreshService>();
        services.AddSingleton<ReviewService>();
        services.AddSingleton<SentService>();
        services.AddSingleton<AnswerService>();
        return services;
    }

    /// <summary>Adds the embedded engine: Durable Task on a SQLite file in the store's folder.</summary>
    public static IServiceCollection AddEmbeddedEngine(this IServiceCollection services)
    {
        services.AddSingleton<IOrchestrationService>(provider =>
        {
            var workspace = provider.GetRequiredService<IWorkspaceSource>().Load();
            var file = Path.Combine(StoreFolder(workspace), EngineFile);
            return new SqliteOrchestrationService(
                new SqliteOrchestrationServiceOptions { FilePath = file, TaskHub = "evidence" },
                provider.GetService<ILoggerFactory>());
        });
        services.AddDurableTaskEngine(WorkflowTasks.Register);
        services.AddSingleton<IWorkflows, EngineWorkflows>();
        return services;
    }

    /// <summary>Adds an engine that several processes can share: Durable Task on the Azure Storage account that keeps the evidence.</summary>
    public static IServiceCollection AddAzureStorageEngine(this IServiceCollection services, AzureStorageOptions account)
    {
        services.AddSingleton<IOrchestrationService>(provider => AzureEngine.Create(account, provider.GetService<ILoggerFactory>()));
        services.AddDurableTaskEngine(WorkflowTasks.Register);
        services.AddSingleton<IWorkflows, EngineWorkflows>();
        return services;
    }

    /// <summary>Adds the engine that goes with where evidence is kept: the shared one on Azure Storage, the embedded one otherwise.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: the workspace is wrong.</exception>
    public static IServiceCollection AddEngine(this IServiceCollection services, EvidenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return AzureStorageOf(options, LoadWorkspace(services)) is { } account ? services.AddAzureStorageEngine(account) : services.AddEmbeddedEngine();
    }

    /// <summary>The folder of the embedded store.</summary>
    public static string StoreFolder(WorkspaceContent workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Path.GetFullPath(Path.Combine(workspace.Root, workspace.Storage.Path));
    }

    // What is registered so far is enough to read the workspace, and the rest depends on what it says. What was read is used from here on: once is enough.
    private static WorkspaceContent LoadWorkspace(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        var source = provider.GetRequiredService<IWorkspaceSource>();
        services.Replace(ServiceDescriptor.Singleton(source));
        return source.Load();
    }

    private static void AddStorage(IServiceCollection services, EvidenceOptions options, WorkspaceContent workspace)
    {
        if (AzureStorageOf(options, workspace) is { } account)
        {
            services.AddAzureStorage(account);
        }
        else
        {
            services.AddEmbeddedStorage(StoreFolder(workspace));
        }

        if ((options.SigningKey ?? KeyOf(workspace)) is { } key)
        {
            services.AddKeyVaultSigner(key);
        }
        else
        {
            services.AddLocalSigner(Path.Combine(LocalFolder(options, workspace), workspace.Signing.KeyFile));
        }

        if (workspace.Signing.Timestamp is { } timestamp)
        {
            services.AddTimestampAuthority(timestamp);
        }
    }

    private static string LocalFolder(EvidenceOptions options, WorkspaceContent workspace) => options.LocalFolder ?? StoreFolder(workspace);

    private static AzureStorageOptions? AzureStorageOf(EvidenceOptions options, WorkspaceContent workspace) =>
        options.Storage ?? (workspace.Storage.Type == "azure" ? new AzureStorageOptions { Account = workspace.Storage.Account } : null);

    private static Uri? KeyOf(WorkspaceContent workspace) => workspace.Signing.Type != "key-vault"
        ? null
        : Uri.TryCreate(workspace.Signing.KeyId, UriKind.Absolute, out var key)
            ? key
            : throw new EvidenceException(FaultCode.Configuration, $"evidence.yaml: signing: key-id '{workspace.Signing.KeyId}' is not a URL; https://<vault>.vault.azure.net/keys/<name> is expected.");
}
