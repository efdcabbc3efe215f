namespace Evidence.Benchmarks.Drafting;

/// <summary>The main axes of a symmetric matrix (Jacobi's method).</summary>
internal static class SymmetricMatrix
{
    private const int Sweeps = 30;

    /// <summary>The eigenvectors of the largest eigenvalues, largest first, each with its largest component positive.</summary>
    public static double[][] MainAxes(double[,] matrix, int count)
    {
        var size = matrix.GetLength(0);
        var values = (double[,])matrix.Clone();
        var vectors = new double[size, size];
        for (var at = 0; at < size; at++)
        {
            vectors[at, at] = 1;
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var row = 0; row < size; row++)
            {
                for (var column = row + 1; column < size; column++)
                {
                    Rotate(values, vectors, row, column);
                }
            }
        }

        return [.. Enumerable.Range(0, size).OrderByDescending(at => values[at, at]).Take(count).Select(at => Column(vectors, at))];
    }

    private static void Rotate(double[,] values, double[,] vectors, int first, int second)
    {
        if (Math.Abs(values[first, second]) < 1e-12)
        {
            return;
        }

        var angle = (values[second, second] - values[first, first]) / (2 * values[first, second]);
        var tangent = (angle >= 0 ? 1 : -1) / (Math.Abs(angle) + Math.Sqrt((angle * angle) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var at = 0; at < values.GetLength(0); at++)
        {
            (values[at, first], values[at, second]) = ((cosine * values[at, first]) - (sine * values[at, second]), (sine * values[at, first]) + (cosine * values[at, second]));
        }

        for (var at = 0; at < values.GetLength(0); at++)
        {
            (values[first, at], values[second, at]) = ((cosine * values[first, at]) - (sine * values[second, at]), (sine * values[first, at]) + (cosine * values[second, at]));
            (vectors[at, first], vectors[at, second]) = ((cosine * vectors[at, first]) - (sine * vectors[at, second]), (sine * vectors[at, first]) + (cosine * vectors[at, second]));
        }
    }

    private static double[] Column(double[,] vectors, int column)
    {
        var axis = Enumerable.Range(0, vectors.GetLength(0)).Select(row => vectors[row, column]).ToArray();
        var largest = axis.MaxBy(Math.Abs);
        return [.. axis.Select(value => largest < 0 ? -value : value)];
    }
}
