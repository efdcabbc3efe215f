using Evidence.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Evidence.Functions.Durable;

/// <summary>The orchestrations, by the names both hosts know them by.</summary>
public static class Orchestrations
{
    /// <inheritdoc cref="CollectEvidenceOrchestrator"/>
    [Function(WorkflowNames.CollectEvidence)]
    public static Task<CollectResult> CollectEvidence([OrchestrationTrigger] TaskOrchestrationContext context, CollectRequest request) =>
        new CollectEvidenceOrchestrator().RunAsync(context, request);

    /// <inheritdoc cref="BuildPackOrchestrator"/>
    [Function(WorkflowNames.BuildPack)]
    public static Task<PackResult> BuildPack([OrchestrationTrigger] TaskOrchestrationContext context, PackRequest request) =>
        new BuildPackOrchestrator().RunAsync(context, request);

    /// <inheritdoc cref="DecidePackOrchestrator"/>
    [Function(WorkflowNames.DecidePack)]
    public static Task<DecisionResult> DecidePack([OrchestrationTrigger] TaskOrchestrationContext context, DecisionRequest request) =>
        new DecidePackOrchestrator().RunAsync(context, request);

    /// <inheritdoc cref="DraftQuestionnaireOrchestrator"/>
    [Function(WorkflowNames.DraftQuestionnaire)]
    public static Task<QuestionnaireResult> DraftQuestionnaire([OrchestrationTrigger] TaskOrchestrationContext context, QuestionnaireRequest request) =>
        new DraftQuestionnaireOrchestrator().RunAsync(context, request);

    /// <inheritdoc cref="WaiveGateOrchestrator"/>
    [Function(WorkflowNames.WaiveGate)]
    public static Task<WaiverResult> WaiveGate([OrchestrationTrigger] TaskOrchestrationContext context, WaiverRequest request) =>
        new WaiveGateOrchestrator().RunAsync(context, request);

    /// <inheritdoc cref="ConverseOrchestrator"/>
    [Function(WorkflowNames.Converse)]
    public static Task<bool> Converse([OrchestrationTrigger] TaskOrchestrationContext context, ConverseRequest request) =>
        new ConverseOrchestrator().RunAsync(context, request);

    /// <inheritdoc cref="RefreshOrchestrator"/>
    [Function(WorkflowNames.Refresh)]
    public static Task<RefreshResult> Refresh([OrchestrationTrigger] TaskOrchestrationContext context, RefreshRequest request) =>
        new RefreshOrchestrator().RunAsync(context, request);

    /// <inheritdoc cref="SendDigestOrchestrator"/>
    [Function(WorkflowNames.SendDigest)]
    public static Task<DigestResult> SendDigest([OrchestrationTrigger] TaskOrchestrationContext context, DigestRequest request) =>
        new SendDigestOrchestrator().RunAsync(context, request);

    /// <inheritdoc cref="TellOrchestrator"/>
    [Function(WorkflowNames.Tell)]
    public static Task<NotifyResult> Tell([OrchestrationTrigger] TaskOrchestrationContext context, NotifyRequest request) =>
        new TellOrchestrator().RunAsync(context, request);
}
