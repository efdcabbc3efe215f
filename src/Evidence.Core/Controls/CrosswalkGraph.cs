namespace Evidence.Controls;

/// <summary>Finds the ways evidence may take along crosswalks. A row is followed from either end; a way has at most <see cref="MaximumHops"/> rows.</summary>
public sealed class CrosswalkGraph
{
    /// <summary>The longest way that is followed: 3 rows.</summary>
    public const int MaximumHops = 3;

    private readonly ILookup<ControlRef, Edge> _into;

    /// <summary>Joins crosswalks into one graph.</summary>
    public CrosswalkGraph(IEnumerable<Crosswalk> crosswalks) =>
        _into = crosswalks.SelectMany(EdgesOf).Distinct().ToLookup(edge => edge.To);

    /// <summary>
    /// The best way from each control that leads to <paramref name="target"/>: the strongest relation, then the fewest hops. In order of origin.
    /// </summary>
    public IReadOnlyList<CrosswalkPath> PathsTo(ControlRef target)
    {
        var best = new Dictionary<ControlRef, Way>();
        var open = new List<Way> { new(target, CrosswalkRelation.Equal, []) };
        for (var hops = 0; hops < MaximumHops; hops++)
        {
            open = [.. open.SelectMany(way => Longer(way, target)).Where(way => IsBetter(way, best))];
            foreach (var way in open.Where(way => IsBetter(way, best)))
            {
                best[way.Origin] = way;
            }
        }

        return [.. best.Values
            .OrderBy(way => way.Origin.Framework, StringComparer.Ordinal)
            .ThenBy(way => way.Origin.Id, StringComparer.Ordinal)
            .Select(way => new CrosswalkPath(way.Origin, way.Relation, [.. way.Edges.Select(edge => $"{edge.From} ({Word(edge.Relation)})")]))];
    }

    private static bool IsBetter(Way way, Dictionary<ControlRef, Way> best) =>
        !best.TryGetValue(way.Origin, out var known)
        || way.Relation > known.Relation
        || (way.Relation == known.Relation && way.Edges.Count < known.Edges.Count);

    private static IEnumerable<Edge> EdgesOf(Crosswalk crosswalk) => crosswalk.Rows.SelectMany(row =>
    {
        var from = new ControlRef(crosswalk.From, row.From);
        var to = new ControlRef(crosswalk.To, row.To);
        return new[] { new Edge(from, to, row.Relation), new Edge(to, from, row.Relation.Reverse()) };
    });

    private static string Word(CrosswalkRelation relation) => relation.ToString().ToLowerInvariant();

    private IEnumerable<Way> Longer(Way way, ControlRef target)
    {
        foreach (var edge in _into[way.Origin])
        {
            var isLoop = edge.From == target || way.Edges.Any(passed => passed.From == edge.From);
            if (!isLoop && edge.Relation.Then(way.Relation) is { } relation)
            {
                yield return new Way(edge.From, relation, [edge, .. way.Edges]);
            }
        }
    }

    private sealed record Edge(ControlRef From, ControlRef To, CrosswalkRelation Relation);

    private sealed record Way(ControlRef Origin, CrosswalkRelation Relation, IReadOnlyList<Edge> Edges);
}
