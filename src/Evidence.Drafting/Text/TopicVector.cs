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

    public static TopicVector Of(IEnumerable<KeyValuePair<int, float>> weights)
    {
        var parts = weights.OrderBy(part => part.Key).ToList();
        var norm = MathF.Sqrt(parts.Sum(part => part.Value * part.Value));
        return norm == 0 ? Empty : new([.. parts.Select(part => part.Key)], [.. parts.Select(part => part.Value / norm)]);
    }

    /// <summary>How alike two texts are in what they are about, 0 to 1.</summary>
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
