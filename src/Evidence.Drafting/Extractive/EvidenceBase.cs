using System.Globalization;
using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;

namespace Evidence.Drafting.Extractive;

/// <summary>The evidence of a release as answers rest on it, seen by one audience at one time.</summary>
internal sealed class EvidenceBase(EvidenceState state, DisclosureLevel audience, DateTimeOffset asOf)
{
    private readonly Dictionary<Sha256Digest, Artifact> _artifacts = state.Artifacts.GroupBy(artifact => artifact.Digest).ToDictionary(group => group.Key, group => group.MaxBy(artifact => artifact.Provenance.Age)!);
    private readonly Dictionary<Sha256Digest, string?> _kinds = state.Readings.GroupBy(reading => reading.Artifact).ToDictionary(group => group.Key, group => group.First().Kind);

    /// <summary>Every fact with the artifact it was read from, but those of artifacts marked as above the audience's level.</summary>
    public IEnumerable<(Fact Fact, Artifact? Artifact)> Facts =>
        state.Readings.SelectMany(reading => reading.Facts).Select(fact => (fact, _artifacts.GetValueOrDefault(fact.Artifact))).Where(entry => entry.Item2 is null || !IsWithheld(entry.Item2));

    public string? KindOf(Artifact artifact) => artifact.Kind ?? _kinds.GetValueOrDefault(artifact.Digest);

    /// <summary>True where the artifact is older than the freshness window of its kind.</summary>
    public bool IsStale(Artifact artifact) => artifact.Provenance.Age + WindowOf(KindOf(artifact)) < asOf;

    /// <summary>Why what an answer rests on does not carry it now, a sentence each; empty: it does, or nothing is known of it.</summary>
    public IEnumerable<string> Weaknesses(LibraryAnswer answer) => answer.Evidence.Select(Weakness).OfType<string>();

    /// <summary>Citations of what an answer rests on. Locators only where the artifact is marked as open to the audience.</summary>
    public IEnumerable<Citation> Citations(LibraryAnswer answer) => answer.Evidence.Select(Citation).OfType<Citation>();

    /// <summary>The place a fact was read at; null where the audience may not see it.</summary>
    public string? LocatorOf(Artifact? artifact, string pointer) => artifact is not null && IsOpen(artifact) ? $"{artifact.Provenance.Locator}#{pointer}" : null;

    private string? Weakness(string evidence) => ControlRef.TryParse(evidence, out var control) ? Weakness(control) : KindWeakness(evidence);

    private string? Weakness(ControlRef control) =>
        state.Controls.FirstOrDefault(assessment => assessment.Control == control) is not { } assessment ? null
        : assessment.Status switch
        {
            ControlStatus.Missing => $"Nothing is evidenced for control {control}, which the answer rests on.",
            ControlStatus.Stale => $"The evidence for control {control}, which the answer rests on, is stale.",
            ControlStatus.Partial => $"Control {control}, which the answer rests on, is evidenced only in part.",
            _ => null,
        };

    private string? KindWeakness(string kind)
    {
        var artifacts = OfKind(kind).ToList();
        if (artifacts.Count == 0)
        {
            return ArtifactKinds.All.Contains(kind) || state.FreshFor.ContainsKey(kind) ? $"No artifact of kind '{kind}', which the answer rests on, was collected." : null;
        }

        return artifacts.All(IsStale)
            ? $"The newest artifact of kind '{kind}', which the answer rests on, is of {Day(artifacts.Max(artifact => artifact.Provenance.Age))} and stale."
            : Failing(kind, artifacts);
    }

    private string? Failing(string kind, List<Artifact> artifacts)
    {
        var digests = artifacts.Select(artifact => artifact.Digest).ToHashSet();
        return state.Gates.Any(gate => gate.Outcome == GateOutcome.Fail && (gate.Gate.Kind == kind || (gate.Facts ?? []).Any(fact => digests.Contains(fact.Artifact))))
            ? $"A gate on the evidence of kind '{kind}', which the answer rests on, fails."
            : null;
    }

    private Citation? Citation(string evidence)
    {
        if (ControlRef.TryParse(evidence, out var control))
        {
            return state.Controls.FirstOrDefault(assessment => assessment.Control == control) is { } assessment
                ? new(CitationKind.Control, control.ToString(), $"{control.Id}: {StatusWord(assessment.Status)}")
                : null;
        }

        return OfKind(evidence).Where(artifact => !IsWithheld(artifact)).MaxBy(artifact => artifact.Provenance.Age) is { } newest
            ? new(CitationKind.Artifact, IsOpen(newest) ? newest.Name : evidence, $"{evidence} of {Day(newest.Provenance.Age)}", newest.Digest, LocatorOf(newest, "")?.TrimEnd('#'))
            : null;
    }

    private IEnumerable<Artifact> OfKind(string kind) => state.Artifacts.Where(artifact => string.Equals(KindOf(artifact), kind, StringComparison.Ordinal));

    private TimeSpan WindowOf(string? kind) =>
        kind is not null && state.FreshFor.TryGetValue(kind, out var window) ? window : state.FreshFor.TryGetValue("*", out var any) ? any : TimeSpan.FromDays(365);

    private bool IsOpen(Artifact artifact) => audience == DisclosureLevel.Internal || (Disclosure.LevelOf(artifact) is { } level && Disclosure.IsVisible(level, audience));

    private bool IsWithheld(Artifact artifact) => Disclosure.LevelOf(artifact) is { } level && !Disclosure.IsVisible(level, audience);

    private static string StatusWord(ControlStatus status) => status == ControlStatus.NotApplicable ? "not applicable" : status.ToString().ToLowerInvariant();

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
