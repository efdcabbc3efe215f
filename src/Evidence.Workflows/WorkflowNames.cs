namespace Evidence.Workflows;

/// <summary>Names the orchestrations and their events go by on every engine.</summary>
public static class WorkflowNames
{
    /// <summary><see cref="CollectEvidenceOrchestrator"/>.</summary>
    public const string CollectEvidence = nameof(CollectEvidence);

    /// <summary><see cref="BuildPackOrchestrator"/>.</summary>
    public const string BuildPack = nameof(BuildPack);

    /// <summary><see cref="DecidePackOrchestrator"/>.</summary>
    public const string DecidePack = nameof(DecidePack);

    /// <summary><see cref="DraftQuestionnaireOrchestrator"/>.</summary>
    public const string DraftQuestionnaire = nameof(DraftQuestionnaire);

    /// <summary><see cref="RefreshOrchestrator"/>.</summary>
    public const string Refresh = nameof(Refresh);

    /// <summary><see cref="SendDigestOrchestrator"/>.</summary>
    public const string SendDigest = nameof(SendDigest);

    /// <summary><see cref="WaiveGateOrchestrator"/>.</summary>
    public const string WaiveGate = nameof(WaiveGate);

    /// <summary><see cref="ConverseOrchestrator"/>.</summary>
    public const string Converse = nameof(Converse);

    /// <summary><see cref="TellOrchestrator"/>.</summary>
    public const string Tell = nameof(Tell);

    /// <summary>Event: what is followed has moved (a boolean without meaning).</summary>
    public const string LookAgainEvent = "look-again";

    /// <summary>Event: a person decided on a pack (<see cref="DecisionRequest"/>).</summary>
    public const string DecisionEvent = "decision";
}
