using System.Globalization;
using System.Numerics;
using Evidence.Drafting.Text;

namespace Evidence.Benchmarks.Drafting;

/// <summary>
/// Makes <c>src/Evidence.Drafting/Resources/word-vectors.bin</c>: <c>word-vectors GLOVE.txt VOCABULARY.yaml OUT.bin</c>, where GLOVE.txt is a file of the public
/// GloVe vectors, a word and its numbers a line, most frequent words first (made from <c>glove.6B.100d</c>, Public Domain Dedication and License 1.0).
/// Kept are the words of common English and of the vocabulary. The two directions that all words share are taken out ("all but the top", Mu and Viswanath 2018),
/// the rest is reduced to its 64 main components and rounded to bytes. The same files give the same bytes.
/// </summary>
internal static class WordVectorTable
{
    private const int MostFrequent = 12_000;
    private const int FarthestListed = 120_000;
    private const int Shared = 2;
    private const int Learned = 20_000;
    private const int MostStems = 30_000;

    public static async Task RunAsync(string[] args)
    {
        var vocabulary = Tokens.Words(await File.ReadAllTextAsync(args[1])).Select(word => word.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var words = Read(args[0], vocabulary);
        var axes = Axes([.. words.Take(Learned).Select(word => word.Numbers)]);
        var stems = ByStem(words, axes);
        await File.WriteAllBytesAsync(args[2], Table(stems));
        Console.WriteLine($"{words.Count} words, {stems.Count} stems");
    }

    private static List<(string Word, int Rank, double[] Numbers)> Read(string file, HashSet<string> vocabulary)
    {
        var kept = new List<(string Word, int Rank, double[] Numbers)>();
        var rank = 0;
        foreach (var line in File.ReadLines(file))
        {
            var word = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            if (word.Length > 1 && word.All(char.IsAsciiLetterLower))
            {
                rank++;
                if (rank < MostFrequent || vocabulary.Contains(word) || (rank < FarthestListed && CommonWords.Shared.RarityOf(word) != CommonWords.Unknown))
                {
                    kept.Add((word, rank, Unit([.. line[(word.Length + 1)..].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))])));
                }
            }
        }

        return kept;
    }

    // The mean, and the main components after the shared ones, largest first.
    private static (double[] Mean, double[][] Kept) Axes(double[][] vectors)
    {
        var size = vectors[0].Length;
        var mean = Enumerable.Range(0, size).Select(at => vectors.Average(vector => vector[at])).ToArray();
        var spread = new double[size, size];
        foreach (var vector in vectors)
        {
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    spread[row, column] += (vector[row] - mean[row]) * (vector[column] - mean[column]);
                }
            }
        }

        return (mean, [.. SymmetricMatrix.MainAxes(spread, Shared + WordVectors.Size).Skip(Shared)]);
    }

    private static List<(string Stem, int Rank, double[] Numbers)> ByStem(List<(string Word, int Rank, double[] Numbers)> words, (double[] Mean, double[][] Kept) axes)
    {
        var stemmer = new Stemmer();
        return [.. words
            .Where(word => !FunctionWords.Contains(word.Word))
            .GroupBy(word => stemmer.Text(stemmer.Of(word.Word)), StringComparer.Ordinal)
            .Select(group => (group.Key, group.Min(word => word.Rank), Unit(Sum(group.Select(word => (Reduced(word.Numbers, axes), 1.0 / (word.Rank + 50)))))))
            .OrderBy(stem => stem.Item2).Take(MostStems)
            .OrderBy(stem => stem.Key, StringComparer.Ordinal)];
    }

    private static double[] Reduced(double[] vector, (double[] Mean, double[][] Kept) axes) =>
        Unit([.. axes.Kept.Select(axis => axis.Select((value, at) => value * (vector[at] - axes.Mean[at])).Sum())]);

    private static double[] Sum(IEnumerable<(double[] Numbers, double Weight)> parts)
    {
        var sum = new double[WordVectors.Size];
        foreach (var (numbers, weight) in parts)
        {
            for (var at = 0; at < sum.Length; at++)
            {
                sum[at] += weight * numbers[at];
            }
        }

        return sum;
    }

    private static double[] Unit(double[] vector)
    {
        var norm = Math.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => norm > 0 ? value / norm : 0)];
    }

    private static byte[] Table(List<(string Stem, int Rank, double[] Numbers)> stems)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(stems.Count);
        var end = 0;
        stems.ForEach(stem => writer.Write(end += stem.Stem.Length));
        stems.ForEach(stem => writer.Write(stem.Stem.Select(letter => (byte)letter).ToArray()));
        var all = Enumerable.Range(1, FarthestListed).Sum(rank => 1.0 / (rank + 50));
        stems.ForEach(stem => writer.Write(Worth(stem.Rank, all)));
        foreach (var neighbours in stems.AsParallel().AsOrdered().Select(stem => Neighbours(stem.Numbers, stems)).ToList())
        {
            neighbours.ForEach(writer.Write);
        }

        stems.ForEach(stem => writer.Write([.. stem.Numbers.Select(value => (byte)(sbyte)Math.Clamp(Math.Round(value * WordVectors.Unit), -127, 127))]));
        writer.Flush();
        return stream.ToArray();
    }

    // Frequent words say less (Arora, Liang and Ma 2017).
    private static byte Worth(int rank, double all) => (byte)Math.Round(255 * 1e-3 / (1e-3 + (1 / ((rank + 50) * all))));

    private static List<ushort> Neighbours(double[] numbers, List<(string Stem, int Rank, double[] Numbers)> stems)
    {
        var nearest = new List<(double Near, ushort At)>();
        for (var at = 0; at < stems.Count; at++)
        {
            var near = Dot(stems[at].Numbers, numbers);
            if (near < 0.9999 && (nearest.Count < WordVectors.Neighbours || near > nearest[^1].Near))
            {
                nearest.Insert(nearest.TakeWhile(other => other.Near >= near).Count(), (near, (ushort)at));
                nearest.RemoveRange(Math.Min(nearest.Count, WordVectors.Neighbours), Math.Max(0, nearest.Count - WordVectors.Neighbours));
            }
        }

        return [.. nearest.Select(other => other.At)];
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = Vector<double>.Zero;
        for (var at = 0; at < WordVectors.Size; at += Vector<double>.Count)
        {
            sum += new Vector<double>(left, at) * new Vector<double>(right, at);
        }

        return Vector.Sum(sum);
    }
}
