using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>The sources a release names, each once, in the order of evidence.yaml.</summary>
[DurableTask(ActivityNames.ListSources)]
public sealed class ListSourcesActivity(IWorkspaceSource workspace) : TaskActivity<string, List<string>>
{
    /// <inheritdoc/>
    public override Task<List<string>> RunAsync(TaskActivityContext context, string input)
    {
        var content = workspace.Load();
        var named = content.ReleaseOf(input).Subjects.Select(subject => subject.Source).ToHashSet(StringComparer.Ordinal);
        return Task.FromResult(content.Sources.Select(source => source.Id).Where(named.Contains).ToList());
    }
}
