namespace Evidence.Answers;

/// <summary>The domain's synonyms and acronyms (framework-mappings/vocabulary.yaml).</summary>
/// <param name="Concepts">Sets of terms that mean the same.</param>
public sealed record Thesaurus(IReadOnlyList<Concept> Concepts)
{
    /// <summary>A thesaurus without words.</summary>
    public static Thesaurus Empty { get; } = new([]);
}
