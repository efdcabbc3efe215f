using System.Runtime.CompilerServices;

namespace Evidence.Drafting.Text;

/// <summary>The concepts a text is about, strongest kept, as a vector of length 1.</summary>
internal sealed class TopicVector
{
    private readonly int[] _concepts;
    private readonly float[] _weights;

    private TopicVector(int[] concepts, float[] weights)
    {
        _concepts = concepts;
        _weights = weights;
    }

    public static TopicVector Empty { get; } = new([], []);

    /// <summary>Concepts with their weights, by concept.</summary>
    public IEnumerable<(int Concept, float Weight)> Parts => _concepts.Zip(_weights);

    /// <summary>The strongest of the weights, by concept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TopicVector Of(ReadOnlySpan<float> weights, int kept)
    {
        var count = 0;
        foreach (var weight in weights)
        {
            count += weight > 0 ? 1 : 0;
        }

        var parts = new List<(int Concept, float Weight)>(count);
        for (var concept = 0; concept < weights.Length; concept++)
        {
            if (weights[concept] > 0)
            {
                parts.Add((concept, weights[concept]));
            }
        }

        if (parts.Count > kept)
        {
            parts.Sort(static (left, right) => left.Weight != right.Weight ? right.Weight.CompareTo(left.Weight) : left.Concept.CompareTo(right.Concept));
            parts.RemoveRange(kept, parts.Count - kept);
            parts.Sort(static (left, right) => left.Concept.CompareTo(right.Concept));
        }

        return parts.Count == 0 ? Empty : Normalised(parts);
    }

    private static TopicVector Normalised(List<(int Concept, float Weight)> parts)
    {
        var sum = 0f;
        foreach (var (_, weight) in parts)
        {
            sum += weight * weight;
        }

        var norm = MathF.Sqrt(sum);
        var (concepts, weights) = (new int[parts.Count], new float[parts.Count]);
        for (var at = 0; at < parts.Count; at++)
        {
            (concepts[at], weights[at]) = (parts[at].Concept, parts[at].Weight / norm);
        }

        return new(concepts, weights);
    }

    /// <summary>How alike two texts are in what they are about, 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Cosine(TopicVector other)
    {
        var sum = 0.0;
        for (int left = 0, right = 0; left < _concepts.Length && right < other._concepts.Length;)
        {
            var order = _concepts[left].CompareTo(other._concepts[right]);
            sum += order == 0 ? _weights[left] * other._weights[right] : 0;
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }

        return sum;
    }
}
