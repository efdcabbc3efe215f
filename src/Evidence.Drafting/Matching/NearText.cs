using System.Runtime.CompilerServices;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>The words of a text by their meaning: their places in the table of word vectors, and the direction of the text as a whole.</summary>
internal sealed class NearText
{
    // A word that every entry has still says a little.
    private const float LeastRarity = 0.3f;
    private readonly double[] _direction = new double[WordVectors.Size];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public NearText(int[] stems, Lexicon lexicon, Rarities rarities)
    {
        var table = WordVectors.Shared;
        Stems = stems;
        Places = new int[stems.Length];
        Weights = new float[stems.Length];
        for (var at = 0; at < stems.Length; at++)
        {
            var place = Places[at] = lexicon.PlaceOf(stems[at]);
            var rarity = (float)rarities.OfStem(stems[at]);
            Weights[at] = rarity * table.WorthOf(place);
            Total += Weights[at];
            if (place != WordVectors.None)
            {
                table.AddTo(_direction, place, (LeastRarity + rarity) * table.WorthOf(place));
            }
        }

        Normalise(_direction);
    }

    /// <summary>In rising order, each once.</summary>
    public int[] Stems { get; }

    /// <summary>Places in the table, by stem.</summary>
    public int[] Places { get; }

    /// <summary>What each stem counts, by stem.</summary>
    public float[] Weights { get; }

    public double Total { get; }

    /// <summary>The cosine of the directions of two texts.</summary>
    public double Cosine(NearText other)
    {
        var sum = 0.0;
        for (var at = 0; at < WordVectors.Size; at++)
        {
            sum += _direction[at] * other._direction[at];
        }

        return sum;
    }

    /// <summary>How well each word of this text is found in another one, by itself or by its nearest word there; 0 to 1 each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float[] FoundIn(NearText other)
    {
        var found = new float[Stems.Length];
        for (var at = 0; at < found.Length; at++)
        {
            found[at] = Array.BinarySearch(other.Stems, Stems[at]) >= 0 ? 1 : Nearest(Places[at], other);
        }

        return found;
    }

    /// <summary>The weighed share of what was found.</summary>
    public double Share(float[] found)
    {
        var sum = 0.0;
        for (var at = 0; at < found.Length; at++)
        {
            sum += (double)Weights[at] * found[at];
        }

        return Total > 0 ? sum / Total : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Nearest(int place, NearText other)
    {
        var best = 0f;
        foreach (var candidate in other.Places)
        {
            best = Math.Max(best, WordVectors.Shared.Nearness(place, candidate));
        }

        return best;
    }

    private static void Normalise(double[] direction)
    {
        var norm = Math.Sqrt(direction.Sum(value => value * value));
        for (var at = 0; norm > 0 && at < direction.Length; at++)
        {
            direction[at] /= norm;
        }
    }
}
