using System.Text.RegularExpressions;
using Evidence.Artifacts;

namespace Evidence.Answers.Lint;

/// <summary>Rules on the evidence an entry rests on.</summary>
internal static partial class EvidenceRules
{
    /// <summary>A fact of an artifact marked as internal may not stand in an answer that others see.</summary>
    public static IEnumerable<LintFinding> Undisclosable(LintSubject subject) =>
        from answer in subject.Library
        where subject.Evidence is not null
        from metric in Metrics(answer.Text)
        let artifact = Newest(subject.Evidence!, metric)
        where artifact is not null && LevelOf(artifact) is { } level && !Disclosure.IsVisible(level, answer.Disclosure)
        select LibraryLint.Finding(
            "undisclosable",
            answer,
            $"It may be shown to {answer.Disclosure.ToString().ToLowerInvariant()} readers, and the fact '{metric}' comes from an artifact that may not.",
            "Raise the entry's disclosure level, or have the artifact's level lowered by its owner.");

    public static IEnumerable<LintFinding> StaleEvidence(LintSubject subject) =>
        from answer in subject.Library
        where subject.Evidence is not null
        from kind in answer.Evidence
        let artifacts = subject.Evidence!.Artifacts.Where(artifact => KindOf(subject.Evidence, artifact) == kind).ToList()
        where artifacts.Count > 0 && artifacts.All(artifact => IsStale(subject, artifact, kind))
        select LibraryLint.Finding(
            "stale-evidence", answer, $"Every artifact of kind '{kind}', which it rests on, is older than its freshness window.", "Have the evidence produced anew and collect it.");

    private static bool IsStale(LintSubject subject, Artifact artifact, string kind)
    {
        var windows = subject.Evidence!.FreshFor;
        var window = windows.TryGetValue(kind, out var own) ? own : windows.TryGetValue("*", out var any) ? any : TimeSpan.FromDays(365);
        return artifact.Provenance.Age + window < new DateTimeOffset(subject.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }

    private static IEnumerable<string> Metrics(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    private static Artifact? Newest(EvidenceState state, string metric)
    {
        var digests = state.Readings.Where(reading => reading.Facts.Any(fact => fact.Metric == metric)).Select(reading => reading.Artifact).ToHashSet();
        return state.Artifacts.Where(artifact => digests.Contains(artifact.Digest)).MaxBy(artifact => artifact.Provenance.Age);
    }

    private static string? KindOf(EvidenceState state, Artifact artifact) => artifact.Kind ?? state.Readings.FirstOrDefault(reading => reading.Artifact == artifact.Digest)?.Kind;

    private static DisclosureLevel? LevelOf(Artifact artifact) => Disclosure.LevelOf(artifact);

    [GeneratedRegex(@"\{\{\s*fact:\s*([A-Za-z0-9_.\-@]+)")]
    private static partial Regex Placeholder();
}
