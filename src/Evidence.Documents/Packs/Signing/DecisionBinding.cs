namespace Evidence.Documents.Packs.Signing;

/// <summary>What a decision was taken on, compared with the pack it is in.</summary>
internal enum DecisionBinding
{
    /// <summary>Some artifact, fact or source outcome is another.</summary>
    OtherEvidence,

    /// <summary>The same evidence; gates or controls were judged again since and came out differently.</summary>
    SameEvidence,

    /// <summary>The same evidence and the same judgement.</summary>
    SameContent,
}
