using Evidence.Packs;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>The release a release is compared with, where nothing was collected for it yet; empty: there is nothing to do.</summary>
[DurableTask(ActivityNames.FindUncollected)]
public sealed class FindUncollectedActivity(IWorkspaceSource workspace, EvidenceCatalog catalog) : TaskActivity<string, string>
{
    /// <inheritdoc/>
    public override async Task<string> RunAsync(TaskActivityContext context, string input) =>
        workspace.Load().ReleaseOf(input).Baseline is { } baseline
            && (await catalog.ListSourceOutcomesAsync(baseline, CancellationToken.None)).Count == 0
            ? baseline
            : "";
}
