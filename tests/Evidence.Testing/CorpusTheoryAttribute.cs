using Xunit;

namespace Evidence.Testing;

/// <summary>A theory over the public corpus; skipped with a message where <c>EVIDENCE_CORPUS</c> does not name its folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute() => Skip = Corpus.IsThere ? null! : Corpus.WhySkipped;
}
