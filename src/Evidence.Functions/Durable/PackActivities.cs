using Evidence.Functions.Workflows;
using Evidence.Workflows;
using Evidence.Workflows.Activities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Durable;

/// <summary>Activities of a pack.</summary>
public sealed class PackActivities(
    JudgeReleaseActivity judgeRelease,
    AssemblePackActivity assemblePack,
    ReassemblePackActivity reassemblePack,
    RecordDecisionActivity recordDecision,
    RecordWaiverActivity recordWaiver,
    NotifyActivity notify,
    TellDigestActivity tellDigest,
    CurrentDurableClient current)
{
    /// <inheritdoc cref="JudgeReleaseActivity"/>
    [Function(ActivityNames.JudgeRelease)]
    public Task<JudgeResult> JudgeRelease([ActivityTrigger] JudgeRequest input, FunctionContext invocation) => judgeRelease.InvokeAsync(invocation, input);

    /// <inheritdoc cref="AssemblePackActivity"/>
    [Function(ActivityNames.AssemblePack)]
    public Task<PackResult> AssemblePack([ActivityTrigger] AssembleRequest input, FunctionContext invocation) => assemblePack.InvokeAsync(invocation, input);

    /// <inheritdoc cref="ReassemblePackActivity"/>
    [Function(ActivityNames.ReassemblePack)]
    public Task<PackResult> ReassemblePack([ActivityTrigger] string input, FunctionContext invocation) => reassemblePack.InvokeAsync(invocation, input);

    /// <inheritdoc cref="RecordDecisionActivity"/>
    [Function(ActivityNames.RecordDecision)]
    public Task<DecisionResult> RecordDecision([ActivityTrigger] DecisionRequest input, FunctionContext invocation) => recordDecision.InvokeAsync(invocation, input);

    /// <inheritdoc cref="RecordWaiverActivity"/>
    [Function(ActivityNames.RecordWaiver)]
    public Task<WaiverResult> RecordWaiver([ActivityTrigger] WaiverRequest input, FunctionContext invocation) => recordWaiver.InvokeAsync(invocation, input);

    /// <inheritdoc cref="NotifyActivity"/>
    [Function(ActivityNames.Notify)]
    public Task<NotifyResult> Notify([ActivityTrigger] NotifyRequest input, [DurableClient] DurableTaskClient client, FunctionContext invocation)
    {
        // What is told later waits in a run of its own.
        current.Use(client);
        return notify.InvokeAsync(invocation, input);
    }

    /// <inheritdoc cref="TellDigestActivity"/>
    [Function(ActivityNames.TellDigest)]
    public Task<DigestResult> TellDigest([ActivityTrigger] DigestRequest input, FunctionContext invocation) => tellDigest.InvokeAsync(invocation, input);
}
