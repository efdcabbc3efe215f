using Evidence.Documents.Questionnaires.Source;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>
/// Tells whether a content control still stands at its question: other programs drop controls when they save, which moves the numbers of
/// those behind.
/// </summary>
internal static class ControlPlace
{
    private const int MostBlocks = 8;

    /// <summary>
    /// Whether the words of a question stand in the control's paragraph or row, or a few blocks above it with no other question between.
    /// </summary>
    /// <param name="control">The control.</param>
    /// <param name="question">Words of the question, folded.</param>
    /// <param name="asked">Words of all questions, folded.</param>
    public static bool IsNear(SourceElement control, string question, IReadOnlyCollection<string> asked)
    {
        for (var up = control; up is not null && up.Name is not "body"; up = up.Parent)
        {
            var around = up.Name is "p" or "tr" ? [up] : Enumerable.Empty<SourceElement>();
            foreach (var block in up.Name is "p" or "tbl" or "sdt" or "tr" ? around.Concat(Above(up)) : around)
            {
                var words = Fold.Words(string.Concat(block.Descendants("t").Select(t => t.Text)));
                if (words.Contains(question, StringComparison.Ordinal))
                {
                    return true;
                }

                if (words.Length > 0 && asked.Any(a => a.Length > 3 && a != question && words.Contains(a, StringComparison.Ordinal)))
                {
                    return false;
                }
            }
        }

        return false;
    }

    // Nearest first.
    private static IEnumerable<SourceElement> Above(SourceElement block)
    {
        var siblings = block.Parent?.Children ?? [];
        var at = -1;
        for (var n = 0; n < siblings.Count && at < 0; n++)
        {
            at = siblings[n] == block ? n : -1;
        }

        return siblings.Take(Math.Max(at, 0)).TakeLast(MostBlocks).Reverse();
    }
}
