namespace Evidence.Drafting.Text;

/// <summary>Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.</summary>
internal static class EditDistance
{
    /// <summary>The distance, or anything above <paramref name="limit"/> where it is larger than that.</summary>
    public static int Between(string left, string right, int limit)
    {
        Span<int> beforeLast = stackalloc int[right.Length + 1];
        Span<int> last = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            var least = row;
            for (var column = 1; column <= right.Length; column++)
            {
                current[column] = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
                }

                least = Math.Min(least, current[column]);
            }

            if (least > limit)
            {
                return least;
            }

            var spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }

        return last[right.Length];
    }
}
