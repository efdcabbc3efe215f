using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Drafting.Extractive;

/// <summary>Puts facts into the placeholders of an approved text.</summary>
internal sealed class FactFilling(EvidenceBase? evidence, FactFormat format)
{
    /// <summary>The text with its facts, what they cite, and why any of them could not be filled in.</summary>
    public FilledText Fill(string text)
    {
        var citations = new List<Citation>();
        var problems = new List<string>();
        if (FactPlaceholder.IsMalformed(text))
        {
            problems.Add("A placeholder of the answer is not well formed.");
        }

        foreach (var placeholder in FactPlaceholder.In(text).DistinctBy(placeholder => placeholder.Whole))
        {
            var (value, citation, problem) = Resolve(placeholder);
            text = value is null ? text : text.Replace(placeholder.Whole, value, StringComparison.Ordinal);
            citations.AddRange(citation is null ? [] : [citation]);
            problems.AddRange(problem is null ? [] : [problem]);
        }

        return new(text, citations, problems);
    }

    private (string? Value, Citation? Citation, string? Problem) Resolve(FactPlaceholder placeholder)
    {
        if (evidence is null)
        {
            return (null, null, $"The answer needs the current value of '{placeholder.Metric}', and no release was given.");
        }

        var newest = Newest(evidence.Facts.Where(entry => placeholder.Matches(entry.Fact)).ToList());
        if (newest.Count != 1)
        {
            return (null, null, newest.Count == 0
                ? $"No fact for '{placeholder.Metric}' is among the evidence of the release."
                : $"Facts for '{placeholder.Metric}' disagree.");
        }

        var (fact, artifact) = newest[0];
        var value = format.Text(fact, TimeOf(fact, artifact), placeholder.Show);
        var citation = new Citation(CitationKind.Fact, fact.Metric, format.Text(fact, TimeOf(fact, artifact), ""), fact.Artifact, evidence.LocatorOf(artifact, fact.Pointer));
        return format.Value(fact).Length == 0 || value.Length == 0
            ? (null, null, $"The fact for '{placeholder.Metric}' has no plain {(placeholder.Show.Length == 0 ? "value" : placeholder.Show)}.")
            : (value, citation, artifact is not null && evidence.IsStale(artifact) ? $"The fact for '{placeholder.Metric}' is stale." : null);
    }

    // The newest facts; two that say the same count as one.
    private static List<(Fact Fact, Artifact? Artifact)> Newest(List<(Fact Fact, Artifact? Artifact)> facts)
    {
        if (facts.Count == 0)
        {
            return facts;
        }

        var latest = facts.Max(entry => TimeOf(entry.Fact, entry.Artifact));
        return [.. facts.Where(entry => TimeOf(entry.Fact, entry.Artifact) == latest)
            .DistinctBy(entry => (entry.Fact.Number, entry.Fact.Text))];
    }

    private static DateTimeOffset TimeOf(Fact fact, Artifact? artifact) => fact.MeasuredAt ?? artifact?.Provenance.Age ?? DateTimeOffset.MinValue;
}
