using Evidence.Gates;

namespace Evidence.Workflows;

/// <summary>How results are written for people.</summary>
public static class EvidenceWords
{
    /// <summary><c>go</c>, <c>conditional go</c> or <c>no-go</c>.</summary>
    public static string Of(DispositionKind disposition) => disposition switch
    {
        DispositionKind.Go => "go",
        DispositionKind.ConditionalGo => "conditional go",
        _ => "no-go",
    };
}
