using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Workspace;

/// <summary>Registers the workspace reader.</summary>
public static class WorkspaceServices
{
    /// <summary>Adds <see cref="IWorkspaceSource"/> over a folder; connector types registered beside it check their own options.</summary>
    public static IServiceCollection AddWorkspace(this IServiceCollection services, WorkspaceOptions options) =>
        services.AddSingleton<IWorkspaceSource>(provider => new WorkspaceSource(options, [.. provider.GetServices<IEvidenceConnectorType>()]));
}
