using System.Globalization;
using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Drafting.Extractive;
using Evidence.Facts;

namespace Evidence.Drafting.Library;

/// <summary>The command <c>answers explain</c>: the chain from each sentence to answer, fact, artifact and source request. For the organisation's own eyes.</summary>
public sealed class AnswerExplanation
{
    private readonly Func<MetricVocabulary> _metrics;

    internal AnswerExplanation(Func<MetricVocabulary> metrics) => _metrics = metrics;

    /// <summary>Explains an entry sentence by sentence.</summary>
    /// <param name="answer">The entry.</param>
    /// <param name="state">State of the evidence of a release; null: the chain ends at the entry.</param>
    /// <param name="asOf">The time facts are judged at.</param>
    public IReadOnlyList<ExplainedSentence> Explain(LibraryAnswer answer, EvidenceState? state, DateTimeOffset asOf)
    {
        var evidence = state is null ? null : new EvidenceBase(state, DisclosureLevel.Internal, asOf);
        var facts = new FactFilling(evidence, new(_metrics()));
        var ground = state is null ? [] : answer.Evidence.SelectMany(item => Ground(item, state, evidence!)).ToList();
        return [.. Sentences.Of(answer.Text).Select(sentence => Explain(sentence.Trim(), answer, facts, state, ground))];
    }

    private static ExplainedSentence Explain(string sentence, LibraryAnswer answer, FactFilling facts, EvidenceState? state, List<ExplainedLink> ground)
    {
        var filled = facts.Fill(sentence);
        var links = filled.Citations.Select(citation => FactLink(citation, state!));
        
        // An artifact may speak for several controls and facts of one answer: once is enough.
        return new(filled.Text, [Approval(answer), .. links.Concat(ground).Distinct()]);
    }

    private static ExplainedLink Approval(LibraryAnswer answer)
    {
        var approved = answer.Approved is { } day ? $"approved {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "not approved";
        var expires = answer.Expires is { } last ? $", until {last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        var place = answer.File.Length > 0 ? $", {answer.File}:{answer.Line}" : "";
        return new(CitationKind.Answer, answer.Id, $"{approved}{expires}, {answer.Disclosure.ToString().ToLowerInvariant()}, owner {answer.Owner ?? "none"}{place}");
    }

    private static ExplainedLink FactLink(Citation citation, EvidenceState state)
    {
        var artifact = state.Artifacts.FirstOrDefault(candidate => candidate.Digest == citation.Sha256);
        return new(CitationKind.Fact, citation.Id, citation.Quote, citation.Sha256, SourceOf(artifact), citation.Uri, artifact?.Provenance.CollectedAt);
    }

    private static IEnumerable<ExplainedLink> Ground(string item, EvidenceState state, EvidenceBase evidence)
    {
        if (ControlRef.TryParse(item, out var control))
        {
            return state.Controls.Where(assessment => assessment.Control == control)
                .SelectMany(assessment => assessment.Evidence
                    .Select(speaks => state.Artifacts.FirstOrDefault(artifact => artifact.Digest == speaks.Artifact))
                    .OfType<Artifact>()
                    .Select(ArtifactLink)
                    .Prepend(new(CitationKind.Control, control.ToString(), $"{assessment.Status.ToString().ToLowerInvariant()}: {string.Join(' ', assessment.Reasons)}")));
        }

        return state.Artifacts.Where(artifact => evidence.KindOf(artifact) == item).Select(ArtifactLink);
    }

    private static ExplainedLink ArtifactLink(Artifact artifact) => new(
        CitationKind.Artifact, artifact.Name, artifact.Kind ?? artifact.MediaType, artifact.Digest, SourceOf(artifact), artifact.Provenance.Locator, artifact.Provenance.CollectedAt);

    private static string? SourceOf(Artifact? artifact) => artifact is null ? null : $"{artifact.Provenance.Source} ({artifact.Provenance.SourceType})";
}
