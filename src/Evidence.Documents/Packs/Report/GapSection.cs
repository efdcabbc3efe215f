using Evidence.Controls;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>What is missing or stale, and what would complete it.</summary>
internal static class GapSection
{
    private const int MostRows = 40;

    public static IEnumerable<Block> Of(PackContent content, CitationList citations)
    {
        ControlAssessment[] open = [.. content.Controls.Where(control => control.Status is ControlStatus.Stale or ControlStatus.Missing or ControlStatus.Partial)];
        yield return new Block.Heading(1, "Missing and stale evidence");
        var stale = Stale(content).ToArray();
        if (stale.Length == 0 && open.Length == 0)
        {
            yield return new Block.Paragraph("Nothing is missing or stale.");
            yield break;
        }

        yield return new Block.Heading(2, "Stale evidence");
        yield return stale.Length == 0
            ? new Block.Paragraph("No evidence is older than its window.")
            : new Block.Table(
                "Evidence that is older than its window",
                [("Artifact", 400), ("Made", 130), ("Fresh until", 130), ("Speaks for", 260), ("Ref.", 80)],
                [.. stale.Take(MostRows).Select(piece => Row(piece, citations))],
                HasCaption: false);
        yield return new Block.Heading(2, "What would complete the controls");
        foreach (var block in Completing(open))
        {
            yield return block;
        }
    }

    private static IEnumerable<(ControlEvidence Piece, ControlRef[] Controls)> Stale(PackContent content) =>
        content.Controls
            .SelectMany(control => control.Evidence.Where(piece => !piece.IsFresh).Select(piece => (piece, control)))
            .GroupBy(pair => (pair.piece.Artifact, pair.piece.FreshUntil))
            .OrderBy(group => group.Key.FreshUntil)
            .ThenBy(group => group.Key.Artifact)
            .Select(group => (group.First().piece, group.Select(pair => pair.control.Control).Distinct().ToArray()));

    // What was collected and does not serve is named beside its control; here stands what to get.
    private static bool IsWish(string sentence) => !sentence.StartsWith("Evidence mapped to", StringComparison.Ordinal) && !sentence.StartsWith('\'');

    private static IReadOnlyList<Cell> Row((ControlEvidence Piece, ControlRef[] Controls) stale, CitationList citations) =>
    [
        stale.Piece.ArtifactName,
        Words.Day(stale.Piece.Age),
        Words.Day(stale.Piece.FreshUntil),
        Words.Names(stale.Controls, 4),
        new Cell([citations.Cite([stale.Piece.Artifact])]),
    ];

    // One row for everything that the same piece of evidence would complete: that is what somebody has to go and get.
    private static IEnumerable<Block> Completing(ControlAssessment[] open)
    {
        var wanted = open
            .SelectMany(control => control.ToComplete.Where(IsWish).Select(sentence => (sentence, control)))
            .GroupBy(pair => pair.sentence, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        if (wanted.Length > 0)
        {
            yield return new Block.Table(
                "Evidence to get, and the controls it would complete",
                [("Evidence", 520), ("Controls", 480)],
                [.. wanted.Take(MostRows).Select(group => (IReadOnlyList<Cell>)[group.Key, Words.Names([.. group.Select(pair => pair.control.Control)])])],
                HasCaption: false);
        }

        if (wanted.Length > MostRows)
        {
            yield return new Block.Paragraph($"{wanted.Length - MostRows} more are in coverage.json.", Block.Face.Small);
        }

        ControlAssessment[] unmapped = [.. open.Where(control => control.ToComplete.Any(sentence => sentence.StartsWith("Evidence mapped to", StringComparison.Ordinal)))];
        if (unmapped.Length > 0)
        {
            yield return new Block.Paragraph($"No mapping of this tier names evidence that would by itself complete {Words.Count(unmapped.Length, "control")}: {Words.Names([.. unmapped.Select(control => control.Control)], 16)}.");
        }
    }
}
