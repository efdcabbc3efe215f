namespace Evidence.Gates;

/// <summary>What the gates say about a launch.</summary>
public enum DispositionKind
{
    /// <summary>A blocking gate did not pass and no waiver carries it.</summary>
    NoGo,

    /// <summary>Every blocking gate passed or is waived; conditions, waivers or gaps remain.</summary>
    ConditionalGo,

    /// <summary>Every gate passed, every source answered.</summary>
    Go,
}
