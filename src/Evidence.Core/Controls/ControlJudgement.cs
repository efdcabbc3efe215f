namespace Evidence.Controls;

/// <summary>Judges single controls over mappings and crosswalks that were indexed once.</summary>
internal sealed class ControlJudgement
{
    private readonly MappedEvidence _mapped;
    private readonly CrosswalkGraph _graph;
    private readonly IReadOnlyList<Contradiction> _contradictions;
    private readonly Dictionary<string, ControlMapping> _mappings;

    public ControlJudgement(AssessmentInput input)
    {
        _mapped = new MappedEvidence(input);
        _graph = new CrosswalkGraph(input.Crosswalks);
        _contradictions = Contradictions.Find(input.Collected, input.Metrics);
        _mappings = input.Mappings.GroupBy(mapping => mapping.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public ControlAssessment Judge(ControlRef reference, Control control)
    {
        var standing = new Standing(
            [.. _mapped.ExpectationsOf(reference)],
            [.. _mapped.MappingsOf(reference).Where(mapping => mapping.Strength == MappingStrength.Supporting)],
            _graph.PathsTo(reference));
        var evidence = EvidenceOf(reference, standing);
        Contradiction[] contradictions = [.. _contradictions.Where(contradiction => Concerns(contradiction, evidence))];
        var carrier = standing.Paths.FirstOrDefault(path => path.Relation.Carries() && _mapped.IsCompleteByItself(path.Origin));
        var isComplete = carrier is not null || (standing.Expectations.Count > 0 && standing.Expectations.All(expectation => expectation.IsMet));
        var isContradicted = contradictions.Any(contradiction => contradiction.IsCertain);
        var status = isComplete && !isContradicted ? ControlStatus.Evidenced
            : evidence.Any(piece => piece.IsFresh) ? ControlStatus.Partial
            : evidence.Count > 0 ? ControlStatus.Stale
            : ControlStatus.Missing;
        return new ControlAssessment(
            reference,
            control.Title,
            control.Group,
            status,
            [.. ControlWords.Reasons(status, standing, evidence, carrier, isContradicted)],
            evidence,
            isComplete ? [.. ControlWords.Settle(isContradicted)] : [.. ToComplete(reference, control, standing, isContradicted)],
            [.. contradictions.Select(contradiction => contradiction.Sentence)]);
    }

    private List<ControlEvidence> EvidenceOf(ControlRef reference, Standing standing)
    {
        var direct = _mapped.MappingsOf(reference).SelectMany(_mapped.ServesFor);
        var through = standing.Paths.SelectMany(path => _mapped.MappingsOf(path.Origin)
            .SelectMany(_mapped.ServesFor)
            .Select(piece => piece with
            {
                Strength = path.Relation.Carries() ? piece.Strength : MappingStrength.Supporting,
                Via = path.Hops,
            }));
        return [.. direct.Concat(through)
            .GroupBy(piece => (piece.Artifact, piece.Mapping))
            .Select(same => same.OrderBy(piece => piece.Via.Count > 0).ThenByDescending(piece => piece.Strength).ThenBy(piece => piece.Via.Count).First())
            .OrderByDescending(piece => piece.IsFresh)
            .ThenByDescending(piece => piece.Strength)
            .ThenBy(piece => piece.Via.Count)
            .ThenBy(piece => piece.ArtifactName, StringComparer.Ordinal)
            .ThenBy(piece => piece.Mapping, StringComparer.Ordinal)
            .ThenBy(piece => piece.Artifact)];
    }

    private bool Concerns(Contradiction contradiction, IReadOnlyList<ControlEvidence> evidence) =>
        evidence
            .Where(piece => contradiction.Artifacts.Contains(piece.Artifact) && Covers(piece, contradiction.Metric))
            .Select(piece => piece.Artifact)
            .Distinct()
            .Count() > 1;

    private bool Covers(ControlEvidence piece, string metric) =>
        _mappings[piece.Mapping].When is not { } condition
        || (condition.Metric.EndsWith('*') ? metric.StartsWith(condition.Metric[..^1], StringComparison.Ordinal) : metric == condition.Metric);

    private IEnumerable<string> ToComplete(ControlRef reference, Control control, Standing standing, bool isContradicted)
    {
        foreach (var expectation in standing.Expectations.Where(expectation => !expectation.IsMet))
        {
            yield return expectation.IsStale ? $"A newer version of: {expectation.Words}" : expectation.Words;
            foreach (var refused in expectation.Refused)
            {
                yield return refused;
            }
        }

        foreach (var sentence in ControlWords.Settle(isContradicted))
        {
            yield return sentence;
        }

        if (standing.Expectations.Count == 0)
        {
            foreach (var sentence in WithoutExpectations(reference, control, standing))
            {
                yield return sentence;
            }
        }
    }

    private IEnumerable<string> WithoutExpectations(ControlRef reference, Control control, Standing standing)
    {
        if (control.Expectation is { } expectation)
        {
            yield return expectation;
        }

        foreach (var mapping in standing.Supporting.Where(mapping => !_mapped.ServesFor(mapping).Any(piece => piece.IsFresh)))
        {
            yield return $"{mapping.Expects} (supporting)";
        }

        foreach (var path in standing.Paths.Where(path => path.Relation.Carries() && !_mapped.IsCompleteByItself(path.Origin)))
        {
            foreach (var open in _mapped.ExpectationsOf(path.Origin).Where(open => !open.IsMet))
            {
                yield return $"{open.Words} (through {string.Join(", ", path.Hops)})";
            }
        }

        if (!standing.Paths.Any(path => path.Relation.Carries() && _mapped.ExpectationsOf(path.Origin).Any()))
        {
            yield return $"Evidence mapped to {reference} directly: no mapping of this tier names an artifact that would complete it.";
        }
    }

    /// <summary>What a control asks for and the ways evidence may reach it.</summary>
    internal sealed record Standing(
        IReadOnlyList<Expectation> Expectations,
        IReadOnlyList<ControlMapping> Supporting,
        IReadOnlyList<CrosswalkPath> Paths);
}
