using System.Buffers.Binary;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Evidence.Drafting.Text;

/// <summary>
/// How near the meanings of common English words are: a table of 64 numbers a stem, reduced from the public GloVe vectors (Pennington, Socher and Manning 2014).
/// It is looked up, nothing is computed by a model. Opposites stand near each other in it, so it may say what a text is about and never which way round.
/// </summary>
internal sealed class WordVectors
{
    /// <summary>How many numbers a stem has.</summary>
    public const int Size = 64;

    /// <summary>How many nearest stems are kept for each.</summary>
    public const int Neighbours = 6;

    /// <summary>Stands for a stem that is not in the table.</summary>
    public const int None = -1;

    /// <summary>What 1 is in the table.</summary>
    public const int Unit = 256;

    // Below this, two words are no nearer than any two.
    private const float Unrelated = 0.25f;

    private static readonly Lazy<WordVectors> _shared = new(Load);
    private readonly byte[] _table;
    private readonly int _keys;
    private readonly int _worths;
    private readonly int _neighbours;
    private readonly int _vectors;

    /// <summary>Reads a table: the count; where each stem ends; the stems in UTF-8 and ordinal order; a byte each for its worth; its neighbours; its numbers.</summary>
    public WordVectors(byte[] table)
    {
        _table = table;
        Count = BinaryPrimitives.ReadInt32LittleEndian(table);
        _keys = 4 + (4 * Count);
        _worths = _keys + EndOf(Count - 1);
        _neighbours = _worths + Count;
        _vectors = _neighbours + (2 * Neighbours * Count);
    }

    public static WordVectors Shared => _shared.Value;

    /// <summary>How many stems it has.</summary>
    public int Count { get; }

    /// <summary>The place of a stem in the table, or <see cref="None"/>.</summary>
    public int PlaceOf(string stem)
    {
        Span<byte> wanted = stackalloc byte[64];
        if (!Encoding.UTF8.TryGetBytes(stem, wanted, out var length))
        {
            return None;
        }

        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Key(middle).SequenceCompareTo(wanted[..length]);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return None;
    }

    /// <summary>The stem at a place.</summary>
    public string StemAt(int place) => Encoding.UTF8.GetString(Key(place));

    /// <summary>What a stem tells by how seldom English uses it: near 0 for the most frequent, 1 for rare ones.</summary>
    public float WorthOf(int place) => place == None ? 1 : _table[_worths + place] / 255f;

    /// <summary>The stems nearest to one, nearest first, that are near at all.</summary>
    public IEnumerable<int> NearTo(int place)
    {
        for (var at = 0; at < Neighbours; at++)
        {
            yield return BinaryPrimitives.ReadUInt16LittleEndian(_table.AsSpan(_neighbours + (2 * ((place * Neighbours) + at))));
        }
    }

    /// <summary>How near two stems are, from 0 (unrelated) to 1 (the same).</summary>
    public float Nearness(int left, int right) =>
        left == None || right == None ? 0 : Math.Clamp(((float)Dot(Numbers(left), Numbers(right)) / (Unit * Unit) - Unrelated) / (1 - Unrelated), 0, 1);

    /// <summary>Adds the numbers of a stem, times a weight, to a sum.</summary>
    public void AddTo(Span<double> sum, int place, double weight)
    {
        var numbers = Numbers(place);
        for (var at = 0; at < Size; at++)
        {
            sum[at] += weight * numbers[at] / Unit;
        }
    }

    private static int Dot(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        var sum = Vector<int>.Zero;
        for (var at = 0; at < Size; at += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(left[at..]), out var leftLow, out var leftHigh);
            Vector.Widen(new Vector<sbyte>(right[at..]), out var rightLow, out var rightHigh);
            sum += Products(leftLow, rightLow) + Products(leftHigh, rightHigh);
        }

        return Vector.Sum(sum);
    }

    // The product of two such numbers fits into 16 bits.
    private static Vector<int> Products(Vector<short> left, Vector<short> right)
    {
        Vector.Widen(left * right, out var low, out var high);
        return low + high;
    }

    private ReadOnlySpan<sbyte> Numbers(int place) => MemoryMarshal.Cast<byte, sbyte>(_table.AsSpan(_vectors + (place * Size), Size));

    private int EndOf(int place) => place < 0 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(_table.AsSpan(4 + (4 * place)));

    private ReadOnlySpan<byte> Key(int place) => _table.AsSpan(_keys + EndOf(place - 1), EndOf(place) - EndOf(place - 1));

    private static WordVectors Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Evidence.Drafting.word-vectors.bin")!;
        var table = new byte[stream.Length];
        stream.ReadExactly(table);
        return new(table);
    }
}
