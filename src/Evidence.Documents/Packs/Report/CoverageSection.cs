using Evidence.Controls;
using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>Where the controls of each framework stand: a chart over frameworks and a heat map of each.</summary>
internal static class CoverageSection
{
    internal static readonly ControlStatus[] Order =
        [ControlStatus.Evidenced, ControlStatus.Partial, ControlStatus.Stale, ControlStatus.Missing, ControlStatus.NotApplicable];

    public static IEnumerable<Block> Of(PackContent content, CitationList citations)
    {
        yield return new Block.Heading(1, "Control coverage");
        if (content.Frameworks.Count == 0)
        {
            yield return new Block.Paragraph("No framework is assessed.");
            yield break;
        }

        yield return new Block.Paragraph("Evidenced means fresh, direct evidence for everything the mappings expect at this tier. Every control with its reasons is in the annex.", Block.Face.Lead);
        yield return Chart(content);
        foreach (var framework in content.Frameworks)
        {
            foreach (var block in HeatMap(content, framework))
            {
                yield return block;
            }
        }

        var contradictions = content.Controls.Where(control => control.Conflicts.Count > 0).ToArray();
        if (contradictions.Length > 0)
        {
            yield return new Block.Heading(2, "Evidence that contradicts itself");
            yield return new Block.Bullets([.. contradictions
                .SelectMany(control => control.Conflicts.Select(conflict => (conflict, control)))
                .GroupBy(pair => pair.conflict, StringComparer.Ordinal)
                .Select(group => (IReadOnlyList<Run>)
                [
                    $"{group.Key} It concerns {string.Join(", ", group.Take(4).Select(pair => pair.control.Control))}{(group.Count() > 4 ? $" and {group.Count() - 4} more" : "")}. ",
                    .. citations.Cite(group.SelectMany(pair => pair.control.Evidence.Select(piece => piece.Artifact)), 2),
                ])]);
        }
    }

    private static Block.Chart Chart(PackContent content)
    {
        var counts = content.Frameworks.ToDictionary(framework => framework.Id, framework => Of(content, framework));
        return new Block.Chart(
            "Controls by status",
            $"Stacked bar chart of controls by status. {string.Join(" ", content.Frameworks.Select(framework => $"{framework.Title}: {InWords(counts[framework.Id])}."))}",
            [.. content.Frameworks.Select(framework => framework.Title)],
            [.. Order.Select(status => new Series(
                Words.Of(status),
                [.. content.Frameworks.Select(framework => (double?)counts[framework.Id].Count(control => control.Status == status))],
                Words.ToneOf(status)))],
            IsStacked: true,
            IsShare: false);
    }

    private static IEnumerable<Block> HeatMap(PackContent content, Framework framework)
    {
        var controls = Of(content, framework);
        var applicable = controls.Count(control => control.Status != ControlStatus.NotApplicable);
        var evidenced = controls.Count(control => control.Status == ControlStatus.Evidenced);
        yield return new Block.Heading(2, $"{framework.Title} {framework.Version}");
        yield return new Block.Paragraph(
            $"{evidenced} of {Words.Count(applicable, "applicable control")} evidenced ({(applicable == 0 ? "none apply" : Figure.Percent((double)evidenced / applicable))}); {InWords(controls)}."
            + (framework.IsGuidance ? " This is guidance: it recommends, and the table shows which recommendations are evidenced." : ""));
        yield return new Block.Table(
            $"Heat map of {framework.Title}: each control by group and status",
            [("Group", 330), ("Controls", 550), ("Evidenced", 120)],
            [.. Groups(framework, controls).Select(Row)]);
        yield return new Block.Paragraph([.. Order.SelectMany(status => new Run[] { new($"\u00A0{Letter(status)}\u00A0", Chip: Words.ToneOf(status)), new($" {Words.Of(status)}   ", IsSmall: true) })], Block.Face.Small);
    }

    private static IEnumerable<(string Title, ControlAssessment[] Controls)> Groups(Framework framework, ControlAssessment[] controls) =>
        controls
            .GroupBy(control => control.Group, StringComparer.Ordinal)
            .Select(group => (Title(framework, group.Key), group.ToArray()));

    private static string Title(Framework framework, string id) =>
        framework.Groups.FirstOrDefault(group => group.Id == id) is { } group && group.Title != id ? $"{id}  {group.Title}" : id;

    private static IReadOnlyList<Cell> Row((string Title, ControlAssessment[] Controls) group)
    {
        var applicable = group.Controls.Count(control => control.Status != ControlStatus.NotApplicable);
        var evidenced = group.Controls.Count(control => control.Status == ControlStatus.Evidenced);
        return
        [
            group.Title,
            new Cell([[.. group.Controls.SelectMany(control => new Run[] { new($"\u00A0{Short(control)}\u00A0{Letter(control.Status)}\u00A0", Chip: Words.ToneOf(control.Status)), " " })]]),
            applicable == 0 ? "none apply" : $"{evidenced} of {applicable}",
        ];
    }

    // Within its group the last part of an id tells controls apart: "2.11" for MEASURE 2.11.
    private static string Short(ControlAssessment control) => control.Control.Id.Split(' ')[^1].Replace('-', '\u2011');

    private static string Letter(ControlStatus status) => status switch
    {
        ControlStatus.Evidenced => "E",
        ControlStatus.Partial => "P",
        ControlStatus.Stale => "S",
        ControlStatus.Missing => "M",
        _ => "n/a",
    };

    private static ControlAssessment[] Of(PackContent content, Framework framework) => [.. content.Controls.Where(control => control.Control.Framework == framework.Id)];

    private static string InWords(ControlAssessment[] controls) =>
        string.Join(", ", Order
            .Select(status => (status, count: controls.Count(control => control.Status == status)))
            .Where(pair => pair.count > 0)
            .Select(pair => $"{pair.count} {Words.Of(pair.status).ToLowerInvariant()}"));
}
