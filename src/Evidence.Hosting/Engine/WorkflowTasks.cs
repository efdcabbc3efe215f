using Evidence.Workflows;
using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Hosting.Engine;

/// <summary>Every orchestrator and activity of the product by name.</summary>
public static class WorkflowTasks
{
    /// <summary>Registers them all.</summary>
    public static void Register(DurableTaskRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddOrchestrator<CollectEvidenceOrchestrator>(WorkflowNames.CollectEvidence);
        registry.AddOrchestrator<BuildPackOrchestrator>(WorkflowNames.BuildPack);
        registry.AddOrchestrator<DecidePackOrchestrator>(WorkflowNames.DecidePack);
        registry.AddOrchestrator<DraftQuestionnaireOrchestrator>(WorkflowNames.DraftQuestionnaire);
        registry.AddOrchestrator<RefreshOrchestrator>(WorkflowNames.Refresh);
        registry.AddOrchestrator<SendDigestOrchestrator>(WorkflowNames.SendDigest);
        registry.AddOrchestrator<WaiveGateOrchestrator>(WorkflowNames.WaiveGate);
        registry.AddOrchestrator<ConverseOrchestrator>(WorkflowNames.Converse);
        registry.AddOrchestrator<TellOrchestrator>(WorkflowNames.Tell);
        registry.AddActivity<ListSourcesActivity>(ActivityNames.ListSources);
        registry.AddActivity<ListReleasesActivity>(ActivityNames.ListReleases);
        registry.AddActivity<FindUncollectedActivity>(ActivityNames.FindUncollected);
        registry.AddActivity<CollectSourceActivity>(ActivityNames.CollectSource);
        registry.AddActivity<RecordCollectionActivity>(ActivityNames.RecordCollection);
        registry.AddActivity<ReadArtifactsActivity>(ActivityNames.ReadArtifacts);
        registry.AddActivity<JudgeReleaseActivity>(ActivityNames.JudgeRelease);
        registry.AddActivity<AssemblePackActivity>(ActivityNames.AssemblePack);
        registry.AddActivity<ReassemblePackActivity>(ActivityNames.ReassemblePack);
        registry.AddActivity<RecordDecisionActivity>(ActivityNames.RecordDecision);
        registry.AddActivity<RecordWaiverActivity>(ActivityNames.RecordWaiver);
        registry.AddActivity<AnswerMessageActivity>(ActivityNames.AnswerMessage);
        registry.AddActivity<ShowRunActivity>(ActivityNames.ShowRun);
        registry.AddActivity<CompareReleaseActivity>(ActivityNames.CompareRelease);
        registry.AddActivity<NotifyActivity>(ActivityNames.Notify);
        registry.AddActivity<TellDigestActivity>(ActivityNames.TellDigest);
        registry.AddActivity<ReadQuestionnaireActivity>(ActivityNames.ReadQuestionnaire);
        registry.AddActivity<DraftAnswersActivity>(ActivityNames.DraftAnswers);
        registry.AddActivity<FillQuestionnaireActivity>(ActivityNames.FillQuestionnaire);
        registry.AddActivity<HandOutActivity>(ActivityNames.HandOut);
    }
}
