using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>Every source that was asked, what it gave and what it did not, and what was collected but could not be read.</summary>
internal static class SourceSection
{
    private const int MostRows = 60;

    public static IEnumerable<Block> Of(PackContent content, CitationList citations)
    {
        yield return new Block.Heading(1, "Limits of the evidence");
        yield return new Block.Paragraph("What was asked, what came back, and what did not. A gap here is a gap in everything above.", Block.Face.Lead);
        yield return new Block.Heading(2, "Sources");
        yield return Sources(content);
        CollectionGap[] gaps = [.. content.Sources.SelectMany(source => source.Gaps)];
        if (gaps.Length > 0)
        {
            yield return new Block.Table(
                "What is missing, and why",
                [("Source", 140), ("What", 300), ("Why", 290), ("What to do", 270)],
                [.. content.Sources.SelectMany(source => source.Gaps.Select(gap => (IReadOnlyList<Cell>)[source.Source, gap.What, gap.Why, gap.Remedy ?? ""])).Take(MostRows)]);
        }

        foreach (var block in Unread(content, citations))
        {
            yield return block;
        }
    }

    private static Block.Table Sources(PackContent content)
    {
        var asked = content.Sources.Select(source => source.Source).ToHashSet(StringComparer.Ordinal);
        var notAsked = content.Release.Subjects.Select(subject => subject.Source).Distinct(StringComparer.Ordinal).Where(source => !asked.Contains(source));
        return new Block.Table(
            "Sources asked: expected and received",
            [("Source", 230), ("Type", 190), ("State", 150), ("Expected", 140), ("Received", 140), ("Gaps", 150)],
            [
                .. content.Sources.Select(source => (IReadOnlyList<Cell>)
                [
                    new Run(source.Source, IsBold: true),
                    source.SourceType,
                    new Run(source.State.ToString(), Chip: Words.ToneOf(source.State)),
                    source.Expected is { } expected ? Figure.Of(expected) : "not stated",
                    Figure.Of(source.Received),
                    source.Gaps.Count == 0 ? "none" : Figure.Of((long)source.Gaps.Count),
                ]),
                .. notAsked.Select(source => (IReadOnlyList<Cell>)[new Run(source, IsBold: true), "", new Run("Not asked", Chip: Tone.Bad), "", "", ""]),
            ],
            HasCaption: false);
    }

    private static IEnumerable<Block> Unread(PackContent content, CitationList citations)
    {
        var collected = new ReleaseEvidence(content.Artifacts, content.Readings);
        CollectedArtifact[] unread = [.. collected.Current.Where(artifact => artifact.Reading is null or { Unread: not null })];
        CollectedArtifact[] useless = [.. unread.Where(artifact => artifact.Broken is not null || artifact.Kinds.Count == 0)];
        CollectedArtifact[] declared = [.. unread.Except(useless)];
        if (unread.Length > 0)
        {
            yield return new Block.Heading(2, "Artifacts no facts were read from");
        }

        if (useless.Length > 0)
        {
            yield return new Block.Table(
                "Artifacts that count for nothing, and why",
                [("Artifact", 400), ("Why", 400), ("Counts as", 130), ("Ref.", 70)],
                [.. useless.Take(MostRows).Select(artifact => Row(artifact, citations))],
                HasCaption: false);
        }

        if (useless.Length > MostRows)
        {
            yield return new Block.Paragraph($"{useless.Length - MostRows} more are in readings.jsonl.", Block.Face.Small);
        }

        if (declared.Length > 0)
        {
            yield return new Block.Paragraph(
            [
                $"{Words.Count(declared.Length, "document")} that no reader knows {(declared.Length == 1 ? "counts" : "count")} as what {(declared.Length == 1 ? "its" : "their")} source declares, by being there; what they say is for people to read: ",
                .. citations.Cite(declared.Select(artifact => artifact.Artifact.Digest), MostRows),
                ".",
            ]);
        }
    }

    private static IReadOnlyList<Cell> Row(CollectedArtifact artifact, CitationList citations) =>
    [
        artifact.Artifact.Name,
        artifact.Reading?.Unread ?? "it was not read",
        artifact.Broken is not null ? "nothing: it is broken" : "nothing: its kind is not known",
        new Cell([citations.Cite([artifact.Artifact.Digest])]),
    ];
}
