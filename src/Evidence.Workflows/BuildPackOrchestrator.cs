using Evidence.Notifications;
using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>
/// Collects (the release it is compared with too, where nothing was collected for that yet), judges and assembles the pack of a release; where asked, waits for people to decide, reminding them, and assembles again with what they decided.
/// </summary>
[DurableTask(WorkflowNames.BuildPack)]
public sealed class BuildPackOrchestrator : TaskOrchestrator<PackRequest, PackResult>
{
    /// <inheritdoc/>
    public override async Task<PackResult> RunAsync(TaskOrchestrationContext context, PackRequest input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var packId = context.InstanceId;
        context.SetCustomStatus(new PackProgress("collecting"));
        var baseline = await context.CallActivityAsync<string>(ActivityNames.FindUncollected, input.ReleaseId, ActivityOptions.Retried);
        if (baseline.Length > 0)
        {
            await context.CallSubOrchestratorAsync<CollectResult>(
                WorkflowNames.CollectEvidence, new CollectRequest(baseline, input.AsOf), new SubOrchestrationOptions(instanceId: packId + ".baseline"));
        }

        var collected = await context.CallSubOrchestratorAsync<CollectResult>(
            WorkflowNames.CollectEvidence, new CollectRequest(input.ReleaseId, input.AsOf), new SubOrchestrationOptions(instanceId: packId + ".collect"));
        context.SetCustomStatus(new PackProgress("judging"));
        var judged = await context.CallActivityAsync<JudgeResult>(
            ActivityNames.JudgeRelease, new JudgeRequest(packId, input.ReleaseId, input.AsOf, collected.Ledger), ActivityOptions.Retried);
        context.SetCustomStatus(new PackProgress("assembling", judged.Disposition));
        var assemble = new AssembleRequest(packId, judged.Content, input.RequestedBy, judged.RolesToSign, judged.SourcesIncomplete);
        var pack = await context.CallActivityAsync<PackResult>(ActivityNames.AssemblePack, assemble, ActivityOptions.Retried);
        if (input.AwaitDecision)
        {
            await NotifyAsync(context, packId, NotificationEvents.DecisionWaiting);
            var verdict = await new DecisionWait(context, input, judged).RunAsync();
            pack = await context.CallActivityAsync<PackResult>(ActivityNames.AssemblePack, assemble with { Verdict = verdict }, ActivityOptions.Retried);
        }

        context.SetCustomStatus(new PackProgress("delivering", judged.Disposition));
        await NotifyAsync(context, packId, input.AwaitDecision ? NotificationEvents.PackDecided : NotificationEvents.PackBuilt, withFiles: true);
        context.SetCustomStatus(new PackProgress("done", judged.Disposition));
        return pack;
    }

    private static Task<NotifyResult> NotifyAsync(TaskOrchestrationContext context, string packId, string happened, bool withFiles = false) =>
        context.CallActivityAsync<NotifyResult>(ActivityNames.Notify, new NotifyRequest($"{packId}.{happened}", happened, packId, withFiles), ActivityOptions.Retried);
}
