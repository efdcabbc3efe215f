using Evidence.Answers;
using Evidence.Answers.Lint;
using Evidence.Controls;
using Evidence.Drafting.Matching;
using Evidence.Releases;

namespace Evidence.Drafting.Library;

/// <summary>The command <c>answers lint</c>: what is wrong with the library.</summary>
public sealed class AnswerLint
{
    private readonly MatchingEngine _engine;

    internal AnswerLint(MatchingEngine engine) => _engine = engine;

    /// <summary>All findings, in the order of the library.</summary>
    /// <param name="library">The whole library.</param>
    /// <param name="products">Products of the workspace; empty: not checked.</param>
    /// <param name="frameworks">Frameworks there is data for.</param>
    /// <param name="ownKinds">The user's own artifact kinds.</param>
    /// <param name="day">The day it is judged at.</param>
    /// <param name="evidence">State of the evidence of a release; null: not checked.</param>
    public IReadOnlyList<LintFinding> Judge(
        IReadOnlyList<LibraryAnswer> library,
        IReadOnlyList<Product> products,
        IReadOnlyList<Framework> frameworks,
        IReadOnlySet<string> ownKinds,
        DateOnly day,
        EvidenceState? evidence) =>
        LibraryLint.Judge(new(library, products, frameworks, ownKinds, day, evidence, new SimilarQuestions(library, _engine.Lexicon()).Pairs()));
}
