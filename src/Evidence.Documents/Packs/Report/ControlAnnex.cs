using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>Every control of every framework with its status, reasons and evidence.</summary>
internal static class ControlAnnex
{
    public static IEnumerable<Block> Of(PackContent content, CitationList citations)
    {
        if (content.Frameworks.Count == 0)
        {
            yield break;
        }

        yield return new Block.Heading(1, "Annex: every control");
        foreach (var framework in content.Frameworks)
        {
            yield return new Block.Heading(2, $"{framework.Title} {framework.Version}, control by control");
            yield return new Block.Paragraph($"Source: {framework.Source}. Titles are in our own words.", Block.Face.Small);
            yield return new Block.Table(
                $"Every control of {framework.Title}",
                [("Control", 260), ("Status", 135), ("Why", 510), ("Ref.", 95)],
                [.. content.Controls.Where(control => control.Control.Framework == framework.Id).Select(control => (IReadOnlyList<Cell>)
                [
                    Cell.Lines([new Run(control.Control.Id, IsBold: true)], [new Run(control.Title, IsSmall: true)]),
                    new Run(Words.Of(control.Status), Chip: Words.ToneOf(control.Status)),
                    Why(control),
                    new Cell([citations.Cite(control.Evidence.Select(piece => piece.Artifact), 3)]),
                ])],
                HasCaption: false);
        }
    }

    private static Cell Why(Controls.ControlAssessment control)
    {
        var lines = new List<IReadOnlyList<Run>> { new Run[] { new(Words.Shorten(string.Join(" ", control.Reasons), 420), IsSmall: true) } };
        if (control.ToComplete.Count > 0)
        {
            lines.Add([new Run("To complete: ", IsBold: true, IsSmall: true), new Run(Words.Shorten(string.Join(" ", control.ToComplete.Take(3).Select(open => open.TrimEnd('.') + ".")), 300), IsSmall: true)]);
        }

        return new Cell(lines);
    }
}
