using Evidence.Artifacts;

namespace Evidence.Documents.Packs.Report;

/// <summary>Numbers the artifacts a report cites, in the order they are first cited.</summary>
internal sealed class CitationList
{
    private readonly Dictionary<Sha256Digest, int> _numbers = [];

    /// <summary>The artifacts cited, by number from 1.</summary>
    public IReadOnlyList<Sha256Digest> Cited => [.. _numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    /// <summary>References to artifacts, as <c>[1] [2]</c>; at most <paramref name="most"/>, then <c>+</c> how many more there are.</summary>
    public IReadOnlyList<Run> Cite(IEnumerable<Sha256Digest> artifacts, int most = 6)
    {
        Sha256Digest[] distinct = [.. artifacts.Distinct()];
        var runs = distinct.Take(most).SelectMany((digest, index) => new[] { new Run(index == 0 ? "" : " "), new Run($"[{Number(digest)}]", Cites: Number(digest)) }).ToList();
        if (distinct.Length > most)
        {
            runs.Add($" +{distinct.Length - most}");
        }

        return runs;
    }

    private int Number(Sha256Digest artifact)
    {
        if (!_numbers.TryGetValue(artifact, out var number))
        {
            number = _numbers.Count + 1;
            _numbers.Add(artifact, number);
        }

        return number;
    }
}
