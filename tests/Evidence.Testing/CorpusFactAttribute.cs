using Xunit;

namespace Evidence.Testing;

/// <summary>A test over the public corpus; skipped with a message where <c>EVIDENCE_CORPUS</c> does not name its folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = Corpus.IsThere ? null! : Corpus.WhySkipped;
}
