using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>What changed since the pack before.</summary>
internal static class ChangeSection
{
    private const int MostRows = 40;

    public static IEnumerable<Block> Of(PackContent content)
    {
        if (content.Since is not { } since)
        {
            yield break;
        }

        yield return new Block.Heading(1, "Changes since the pack before");
        yield return new Block.Paragraph(
            $"Compared with {since.BeforeRelease} as of {Words.Day(since.BeforeAsOf)}: {(since.Was == since.Is ? $"still {Words.Of(since.Is).ToLowerInvariant()}" : $"{Words.Of(since.Was).ToLowerInvariant()} became {Words.Of(since.Is).ToLowerInvariant()}")}.",
            Block.Face.Lead);
        if (since.IsEmpty && since.Lapsing.Count == 0)
        {
            yield return new Block.Paragraph("Nothing changed.");
            yield break;
        }

        foreach (var block in Tables(since).Concat(Lists(since)))
        {
            yield return block;
        }
    }

    private static IEnumerable<Block> Tables(PackDiff since)
    {
        foreach (var (title, changes) in new[] { ("Gates", since.Gates), ("Controls", since.Controls), ("Measurements", since.Facts) })
        {
            if (changes.Count == 0)
            {
                continue;
            }

            yield return new Block.Heading(2, title);
            yield return new Block.Table(
                $"{title} that changed",
                [("What", 340), ("Before", 150), ("After", 150), ("Why", 360)],
                [.. changes.Take(MostRows).Select(change => (IReadOnlyList<Cell>)
                [
                    change.What,
                    change.Before.Length == 0 ? "not there" : Words.Shorten(change.Before, 80),
                    change.After.Length == 0 ? "gone" : Words.Shorten(change.After, 80),
                    Words.Shorten(change.Why ?? "", 180),
                ])],
                HasCaption: false);
            if (changes.Count > MostRows)
            {
                yield return new Block.Paragraph($"{changes.Count - MostRows} more are in pack.json.", Block.Face.Small);
            }
        }
    }

    private static IEnumerable<Block> Lists(PackDiff since)
    {
        foreach (var (title, lines) in new[]
        {
            ("New or replaced evidence", since.Appeared),
            ("Evidence that is gone", since.Gone),
            ("Evidence that went stale", since.WentStale),
            ("Waivers that lapsed or are about to", since.Lapsing),
        })
        {
            if (lines.Count > 0)
            {
                yield return new Block.Heading(2, title);
                yield return Block.Bullets.Of(lines.Count > MostRows ? [.. lines.Take(MostRows), $"and {lines.Count - MostRows} more"] : lines);
            }
        }
    }
}
