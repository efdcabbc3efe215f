namespace Evidence.Answers.Lint;

/// <summary>Judges an answer library by its rules; each has an id and stands by itself.</summary>
public static class LibraryLint
{
    /// <summary>Every rule by its id.</summary>
    public static IReadOnlyDictionary<string, Func<LintSubject, IEnumerable<LintFinding>>> Rules { get; } =
        new Dictionary<string, Func<LintSubject, IEnumerable<LintFinding>>>(StringComparer.Ordinal)
        {
            ["not-approved"] = LifeRules.NotApproved,
            ["expired"] = LifeRules.Expired,
            ["expiring"] = LifeRules.Expiring,
            ["no-owner"] = OwnershipRules.NoOwner,
            ["unknown-product"] = OwnershipRules.UnknownProduct,
            ["unknown-evidence"] = OwnershipRules.UnknownEvidence,
            ["duplicate"] = ConsistencyRules.Duplicate,
            ["contradiction"] = ConsistencyRules.Contradiction,
            ["choice-mismatch"] = ConsistencyRules.ChoiceMismatch,
            ["undisclosable"] = EvidenceRules.Undisclosable,
            ["stale-evidence"] = EvidenceRules.StaleEvidence,
        };

    /// <summary>All findings, in the order of the library and then of the rules.</summary>
    public static IReadOnlyList<LintFinding> Judge(LintSubject subject)
    {
        var places = subject.Library.Select((answer, at) => (answer.Id, at)).DistinctBy(entry => entry.Id).ToDictionary(entry => entry.Id, entry => entry.at, StringComparer.Ordinal);
        return [.. Rules.Values.SelectMany(rule => rule(subject)).OrderBy(finding => places.GetValueOrDefault(finding.Answer, int.MaxValue))];
    }

    internal static LintFinding Finding(string rule, LibraryAnswer answer, string message, string fix, params IReadOnlyList<string> others) =>
        new(rule, answer.Id, answer.File, answer.Line, message, fix, others);
}
