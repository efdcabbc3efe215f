using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>What the numbers in square brackets stand for, with the digest of each artifact.</summary>
internal static class CitationSection
{
    public static IEnumerable<Block> Of(PackContent content, CitationList citations)
    {
        yield return new Block.Heading(1, "Evidence");
        var collected = new ReleaseEvidence(content.Artifacts, content.Readings);
        var cited = citations.Cited.Select((digest, index) => (Number: index + 1, Digest: digest)).ToArray();
        var others = collected.Current.Count - cited.Count(pair => collected.Find(pair.Digest) is not null);
        yield return new Block.Paragraph(
            $"{Words.Count(collected.Current.Count, "artifact")} {(collected.Current.Count == 1 ? "was" : "were")} collected, {cited.Length} are cited here"
            + (others > 0 ? $"; the other {others} are in artifacts.jsonl" : "") + ". The bytes of each are in the pack under artifacts/, in a folder named by its SHA-256.",
            Block.Face.Lead);
        if (cited.Length > 0)
        {
            yield return new Block.Table(
                "Artifacts cited, with their SHA-256",
                [("No.", 60), ("Artifact", 300), ("Kind and source", 200), ("Made", 110), ("SHA-256", 330)],
                [.. cited.Select(pair => Row(pair.Number, pair.Digest, collected.Find(pair.Digest)))],
                HasCaption: false);
        }
    }

    private static IReadOnlyList<Cell> Row(int number, Artifacts.Sha256Digest digest, CollectedArtifact? artifact) =>
    [
        new Cell([[new Run(number.ToString(), IsBold: true)]], Anchor: number),
        Cell.Lines([new Run(artifact?.Artifact.Name ?? "replaced at its source")], [new Run(Words.Shorten(artifact?.Artifact.Provenance.Locator ?? "", 90), IsSmall: true)]),
        Cell.Lines([new Run(artifact is { Kinds.Count: > 0 } ? string.Join(", ", artifact.Kinds) : "kind not known")], [new Run(artifact?.Artifact.Provenance.Source ?? "", IsSmall: true)]),
        Words.Day(artifact?.Age),
        Cell.Of(new Run($"{digest.Hex[..32]} {digest.Hex[32..]}", IsCode: true)),
    ];
}
