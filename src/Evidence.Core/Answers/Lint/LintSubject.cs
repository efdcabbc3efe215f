using Evidence.Controls;
using Evidence.Releases;

namespace Evidence.Answers.Lint;

/// <summary>What a library is judged by.</summary>
/// <param name="Library">The whole library.</param>
/// <param name="Products">Products of the workspace; empty: not checked.</param>
/// <param name="Frameworks">Frameworks there is data for; a control of another one is not checked.</param>
/// <param name="OwnKinds">The user's own artifact kinds, beside the built-in ones.</param>
/// <param name="Day">The day it is judged at.</param>
/// <param name="Evidence">State of the evidence of a release; null: what rests on evidence is not checked.</param>
/// <param name="Similar">Pairs of entries that ask the same.</param>
/// <param name="ExpiringWithin">How far ahead expiry is told; default 30 days.</param>
public sealed record LintSubject(
    IReadOnlyList<LibraryAnswer> Library,
    IReadOnlyList<Product> Products,
    IReadOnlyList<Framework> Frameworks,
    IReadOnlySet<string> OwnKinds,
    DateOnly Day,
    EvidenceState? Evidence,
    IReadOnlyList<SimilarAnswers> Similar,
    int ExpiringWithin = 30);
