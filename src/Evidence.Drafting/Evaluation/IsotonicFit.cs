using Evidence.Drafting.Matching;

namespace Evidence.Drafting.Evaluation;

/// <summary>Fits the calibration curve: the rising curve nearest to what was right (pool adjacent violators), over bins of equal size.</summary>
internal static class IsotonicFit
{
    private const int Bins = 15;
    private const int SmallestBin = 12;

    public static IReadOnlyList<CalibrationStep> Of(IReadOnlyList<double> raw, IReadOnlyList<bool> isRight)
    {
        var order = Enumerable.Range(0, raw.Count).OrderBy(at => raw[at]).ThenBy(at => at).ToList();
        var size = Math.Max(SmallestBin, (int)Math.Ceiling((double)order.Count / Bins));
        var blocks = new List<(double From, double Right, int Count)>();
        foreach (var bin in order.Chunk(size))
        {
            blocks.Add((bin.Sum(at => raw[at]), bin.Count(at => isRight[at]), bin.Length));
            while (blocks.Count > 1 && Share(blocks[^2]) >= Share(blocks[^1]))
            {
                var (left, right) = (blocks[^2], blocks[^1]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((left.From + right.From, left.Right + right.Right, left.Count + right.Count));
            }
        }

        return [.. blocks.Select(block => new CalibrationStep(Math.Round(block.From / block.Count, 4), Math.Round(Share(block), 4)))];
    }

    // Half a question added on either side: no share is certain.
    private static double Share((double From, double Right, int Count) block) => (block.Right + 0.5) / (block.Count + 1);
}
