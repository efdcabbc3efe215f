using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>Collects every release anew, one after the other, and tells people what regressed or went stale.</summary>
[DurableTask(WorkflowNames.Refresh)]
public sealed class RefreshOrchestrator : TaskOrchestrator<RefreshRequest, RefreshResult>
{
    private const int MaxLines = 20;

    /// <inheritdoc/>
    public override async Task<RefreshResult> RunAsync(TaskOrchestrationContext context, RefreshRequest input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var releases = input.Releases ?? await context.CallActivityAsync<List<string>>(ActivityNames.ListReleases, input.At, ActivityOptions.Retried);
        var incomplete = new List<string>();
        var changed = new List<string>();
        foreach (var release in releases)
        {
            var collected = await context.CallSubOrchestratorAsync<CollectResult>(WorkflowNames.CollectEvidence, new CollectRequest(release, input.At));
            if (!collected.IsComplete())
            {
                incomplete.Add(release);
            }

            changed.AddRange(await CompareAsync(context, release, input.At));
        }

        return new RefreshResult(releases.Count, incomplete, [.. changed.Take(MaxLines)]);
    }

    private static async Task<IReadOnlyList<string>> CompareAsync(TaskOrchestrationContext context, string release, DateTimeOffset at)
    {
        var found = await context.CallActivityAsync<RefreshOneResult>(ActivityNames.CompareRelease, new JudgeRequest(context.InstanceId, release, at), ActivityOptions.Retried);
        foreach (var happened in found.Happened)
        {
            await context.CallActivityAsync<NotifyResult>(
                ActivityNames.Notify,
                new NotifyRequest($"{context.InstanceId}.{release}.{happened.Event}", happened.Event, release) { Lines = happened.Lines, Mentions = happened.Mentions },
                ActivityOptions.Retried);
        }

        return found.Changed;
    }
}
