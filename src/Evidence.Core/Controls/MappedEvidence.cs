using Evidence.Packs;

namespace Evidence.Controls;

/// <summary>Which artifacts serve each mapping of the tier, found once and looked up by control.</summary>
internal sealed class MappedEvidence
{
    private readonly Dictionary<string, IReadOnlyList<ControlEvidence>> _evidence = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _refused = new(StringComparer.Ordinal);
    private readonly ILookup<ControlRef, ControlMapping> _byControl;
    private readonly AssessmentInput _input;

    public MappedEvidence(AssessmentInput input)
    {
        _input = input;
        ControlMapping[] mappings = [.. input.Mappings.Where(mapping => mapping.Tiers.Count == 0 || mapping.Tiers.Contains(input.Release.Tier))];
        foreach (var mapping in mappings)
        {
            CollectedArtifact[] candidates = [.. input.Collected.OfKind(mapping.Kind)];
            _evidence[mapping.Id] = [.. candidates.Select(candidate => Serve(mapping, candidate)).OfType<ControlEvidence>()];
            _refused[mapping.Id] = [.. candidates.Select(candidate => WhyNot(mapping, candidate)).OfType<string>()];
        }

        _byControl = mappings
            .SelectMany(mapping => mapping.Controls.Distinct().Select(control => (control, mapping)))
            .ToLookup(pair => pair.control, pair => pair.mapping);
    }

    /// <summary>Mappings of the tier that name the control, in the order they were given.</summary>
    public IEnumerable<ControlMapping> MappingsOf(ControlRef control) => _byControl[control];

    /// <summary>What serves a mapping.</summary>
    public IReadOnlyList<ControlEvidence> ServesFor(ControlMapping mapping) => _evidence[mapping.Id];

    /// <summary>Artifacts of the right kind that do not serve the mapping, a sentence each.</summary>
    public IReadOnlyList<string> RefusedFor(ControlMapping mapping) => _refused[mapping.Id];

    /// <summary>True where every direct expectation of the control, of which there is one at least, has fresh evidence of its own.</summary>
    public bool IsCompleteByItself(ControlRef control)
    {
        Expectation[] expectations = [.. ExpectationsOf(control)];
        return expectations.Length > 0 && expectations.All(expectation => expectation.IsMet);
    }

    /// <summary>What the direct mappings of a control expect. Mappings with the same words are one expectation that either of them meets.</summary>
    public IEnumerable<Expectation> ExpectationsOf(ControlRef control) =>
        MappingsOf(control)
            .Where(mapping => mapping.Strength == MappingStrength.Direct)
            .GroupBy(mapping => mapping.Expects, StringComparer.Ordinal)
            .Select(group => new Expectation(
                group.Key,
                [.. group.SelectMany(ServesFor)],
                [.. group.SelectMany(RefusedFor).Distinct(StringComparer.Ordinal)]));

    private ControlEvidence? Serve(ControlMapping mapping, CollectedArtifact candidate)
    {
        if (candidate.Broken is not null)
        {
            return null;
        }

        var met = mapping.When is { } condition ? candidate.Facts.Where(fact => fact.Meets(condition)).ToArray() : [];
        if (mapping.When is not null && met.Length == 0)
        {
            return null;
        }

        var freshUntil = candidate.Age + (mapping.FreshFor ?? _input.Policy.FreshnessOf(mapping.Kind));
        var first = met.Length > 0 ? met[0] : null;
        return new ControlEvidence(
            candidate.Artifact.Digest,
            candidate.Artifact.Name,
            mapping.Id,
            mapping.Strength,
            candidate.Age,
            freshUntil,
            _input.AsOf <= freshUntil,
            first?.Pointer,
            [],
            first?.Metric,
            met.Length);
    }

    private static string? WhyNot(ControlMapping mapping, CollectedArtifact candidate)
    {
        var name = $"'{candidate.Artifact.Name}' ({candidate.Artifact.Digest.Short})";
        if (candidate.Broken is { } why)
        {
            return $"{name} could not be read: {why.TrimEnd('.')}.";
        }

        return mapping.When is { } condition && !candidate.Facts.Any(fact => fact.Meets(condition))
            ? $"{name} has no fact with {ConditionWords.Of(condition)}."
            : null;
    }
}
