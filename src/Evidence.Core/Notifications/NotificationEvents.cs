namespace Evidence.Notifications;

/// <summary>Events people can subscribe to, by the names evidence.yaml uses.</summary>
public static class NotificationEvents
{
    /// <summary>A pack was built and nobody needs to decide on it.</summary>
    public const string PackBuilt = "pack-built";

    /// <summary>People decided on a pack, or the time to decide ran out.</summary>
    public const string PackDecided = "pack-decided";

    /// <summary>A pack waits for a decision: it is ready, or it is a reminder.</summary>
    public const string DecisionWaiting = "decision-waiting";

    /// <summary>A gate that passed no longer does.</summary>
    public const string GateRegressed = "gate-regressed";

    /// <summary>Evidence of a release will soon go stale.</summary>
    public const string EvidenceGoingStale = "evidence-going-stale";

    /// <summary>Evidence of a release, or of a control, went stale.</summary>
    public const string EvidenceStale = "evidence-stale";

    /// <summary>Answers of the library rest on evidence that changed for the worse.</summary>
    public const string AnswersTouched = "answers-touched";

    /// <summary>A questionnaire is drafted and can be reviewed.</summary>
    public const string QuestionnaireReady = "questionnaire-ready";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [PackBuilt, PackDecided, DecisionWaiting, GateRegressed, EvidenceGoingStale, EvidenceStale, AnswersTouched, QuestionnaireReady];
}
