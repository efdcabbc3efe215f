using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>The releases that are watched: all of the workspace.</summary>
[DurableTask(ActivityNames.ListReleases)]
public sealed class ListReleasesActivity(IWorkspaceSource workspace) : TaskActivity<DateTimeOffset, List<string>>
{
    /// <inheritdoc/>
    public override Task<List<string>> RunAsync(TaskActivityContext context, DateTimeOffset input) =>
        Task.FromResult(workspace.Load().Releases.Select(release => release.Id).ToList());
}
