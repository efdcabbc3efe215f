using DurableTask.Core;
using Evidence.Connectors;
using Evidence.Delivery;
using Evidence.Documents.Packs;
using Evidence.Documents.Questionnaires;
using Evidence.Drafting;
using Evidence.DurableTask.Sqlite;
using Evidence.Hosting.Engine;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Readers;
using Evidence.Storage;
using Evidence.Workflows.Activities;
using Evidence.Workspace;
using Evidence.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
            drafting.IndexFolder = _ => Path.Combine(StoreFolder(workspace), "index");
        });
        services.AddDelivery(workspace.Delivery, workspace.Root);
        services.AddSecretSources(options.Vault);
        AddStorage(services, workspace);
        services.AddSingleton<EvidenceCatalog>();
        services.AddSingleton<ReleaseJudging>();
        services.AddSingleton<PackAssembly>();
        services.AddSingleton<CollectionService>();
        services.AddSingleton<CoverageService>();
        services.AddSingleton<PackService>();
        services.AddSingleton<QuestionnaireService>();
        services.AddSingleton<ReviewService>();
        return services;
    }

    /// <summary>Adds the embedded engine: Durable Task on a SQLite file in the store's folder.</summary>
    public static IServiceCollection AddEmbeddedEngine(this IServiceCollection services)
    {
        services.AddSingleton<IOrchestrationService>(provider =>
        {
            var workspace = provider.GetRequiredService<IWorkspaceSource>().Load();
            var file = Path.Combine(StoreFolder(workspace), EngineFile);
            return new SqliteOrchestrationService(new SqliteOrchestrationServiceOptions { FilePath = file, TaskHub = "evidence" });
        });
        services.AddDurableTaskEngine(WorkflowTasks.Register);
        services.AddSingleton<IWorkflows, EngineWorkflows>();
        return services;
    }

    /// <summary>The folder of the embedded store.</summary>
    public static string StoreFolder(WorkspaceContent workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Path.GetFullPath(Path.Combine(workspace.Root, workspace.Storage.Path));
    }

    // What is registered so far is enough to read the workspace, and the rest depends on what it says.
    private static WorkspaceContent LoadWorkspace(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IWorkspaceSource>().Load();
    }

    private static void AddStorage(IServiceCollection services, WorkspaceContent workspace)
    {
        services.AddEmbeddedStorage(StoreFolder(workspace));
        services.AddLocalSigner(Path.Combine(StoreFolder(workspace), workspace.Signing.KeyFile));
    }
}
