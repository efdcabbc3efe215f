namespace Evidence.Workspace.Tests.FrameworkData;

/// <summary>
/// Follows the rows that carry evidence in full, from either end, and looks for a control that a single document would evidence although no direct
/// mapping of that control names the document's kind.
/// </summary>
internal sealed class CarriedEvidence
{
    private const int Hops = 3;

    private readonly ILookup<string, string> _carries;
    private readonly ILookup<string, IReadOnlySet<string>> _expected;

    public CarriedEvidence(int tier)
    {
        _carries = ShippedData.Crosswalks.SelectMany(Edges).ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        _expected = ShippedData.Mappings
            .Where(mapping => mapping.IsDirect && mapping.IsFor(tier))
            .GroupBy(mapping => mapping.Expects)
            .SelectMany(alternatives => alternatives.SelectMany(mapping => mapping.Controls).Distinct().Select(control => (
                control,
                Kinds: (IReadOnlySet<string>)alternatives.Where(mapping => mapping.Controls.Contains(control)).Select(mapping => mapping.Kind).ToHashSet(StringComparer.Ordinal))))
            .ToLookup(pair => pair.control, pair => pair.Kinds, StringComparer.Ordinal);
    }

    /// <summary>Kinds that would by themselves evidence another control through <paramref name="origin"/>, unnamed there.</summary>
    public IEnumerable<string> Unnamed(string origin)
    {
        var complete = Completing(origin);
        return Reached(origin).SelectMany(control => complete
            .Where(kind => !_expected[control].Any(kinds => kinds.Contains(kind)))
            .Select(kind => $"{kind} evidences {control} through {origin}"));
    }

    private List<string> Completing(string control) =>
        [.. _expected[control].SelectMany(kinds => kinds).Distinct().Where(kind => _expected[control].All(kinds => kinds.Contains(kind)))];

    private HashSet<string> Reached(string origin)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        List<string> open = [origin];
        for (var hop = 0; hop < Hops; hop++)
        {
            open = [.. open.SelectMany(control => _carries[control]).Where(reached.Add)];
        }

        return reached;
    }

    private static IEnumerable<(string From, string To)> Edges(CrosswalkYaml crosswalk) => crosswalk.Rows.SelectMany(row =>
    {
        var (from, to) = ($"{crosswalk.From}:{row.From}", $"{crosswalk.To}:{row.To}");
        return row.Relation switch
        {
            "equal" => new[] { (from, to), (to, from) },
            "superset" => [(from, to)],
            "subset" => [(to, from)],
            _ => [],
        };
    });
}
