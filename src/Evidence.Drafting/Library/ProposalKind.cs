namespace Evidence.Drafting.Library;

/// <summary>What is proposed for the library.</summary>
public enum ProposalKind
{
    /// <summary>A new entry, not approved.</summary>
    Add,

    /// <summary>Another wording of a question of an entry that is there.</summary>
    MergeQuestion,

    /// <summary>Another text for an entry that is there.</summary>
    ChangeText,

    /// <summary>It says something else than an entry that is there; a person must decide.</summary>
    Conflict,

    /// <summary>The library says the same already.</summary>
    Known,

    /// <summary>A reviewer took an answer out; its entry should be looked at.</summary>
    Withdraw,
}
