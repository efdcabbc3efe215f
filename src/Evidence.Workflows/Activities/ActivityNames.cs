namespace Evidence.Workflows.Activities;

/// <summary>Names the activities go by on every engine.</summary>
public static class ActivityNames
{
    /// <summary><see cref="ListSourcesActivity"/>.</summary>
    public const string ListSources = nameof(ListSources);

    /// <summary><see cref="FindUncollectedActivity"/>.</summary>
    public const string FindUncollected = nameof(FindUncollected);

    /// <summary><see cref="CollectSourceActivity"/>.</summary>
    public const string CollectSource = nameof(CollectSource);

    /// <summary><see cref="RecordCollectionActivity"/>.</summary>
    public const string RecordCollection = nameof(RecordCollection);

    /// <summary><see cref="ReadArtifactsActivity"/>.</summary>
    public const string ReadArtifacts = nameof(ReadArtifacts);

    /// <summary><see cref="JudgeReleaseActivity"/>.</summary>
    public const string JudgeRelease = nameof(JudgeRelease);

    /// <summary><see cref="AssemblePackActivity"/>.</summary>
    public const string AssemblePack = nameof(AssemblePack);

    /// <summary><see cref="ReassemblePackActivity"/>.</summary>
    public const string ReassemblePack = nameof(ReassemblePack);

    /// <summary><see cref="RecordDecisionActivity"/>.</summary>
    public const string RecordDecision = nameof(RecordDecision);

    /// <summary><see cref="RecordWaiverActivity"/>.</summary>
    public const string RecordWaiver = nameof(RecordWaiver);

    /// <summary><see cref="AnswerMessageActivity"/>.</summary>
    public const string AnswerMessage = nameof(AnswerMessage);

    /// <summary><see cref="ShowRunActivity"/>.</summary>
    public const string ShowRun = nameof(ShowRun);

    /// <summary><see cref="NotifyActivity"/>.</summary>
    public const string Notify = nameof(Notify);

    /// <summary><see cref="TellDigestActivity"/>.</summary>
    public const string TellDigest = nameof(TellDigest);

    /// <summary><see cref="ReadQuestionnaireActivity"/>.</summary>
    public const string ReadQuestionnaire = nameof(ReadQuestionnaire);

    /// <summary><see cref="DraftAnswersActivity"/>.</summary>
    public const string DraftAnswers = nameof(DraftAnswers);

    /// <summary><see cref="FillQuestionnaireActivity"/>.</summary>
    public const string FillQuestionnaire = nameof(FillQuestionnaire);

    /// <summary><see cref="HandOutActivity"/>.</summary>
    public const string HandOut = nameof(HandOut);

    /// <summary><see cref="ListReleasesActivity"/>.</summary>
    public const string ListReleases = nameof(ListReleases);

    /// <summary><see cref="CompareReleaseActivity"/>.</summary>
    public const string CompareRelease = nameof(CompareRelease);
}
