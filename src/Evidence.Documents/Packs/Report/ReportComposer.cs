using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>Puts what a pack says in the order a board reads it: the decision, then what it rests on, then where to look it up.</summary>
internal static class ReportComposer
{
    public static PackReport Compose(PackContent content)
    {
        var citations = new CitationList();
        var summary = SummarySection.Of(content).ToArray();
        Block[] sections =
        [
            .. GateSection.Of(content, citations),
            .. SliceSection.Of(content, citations),
            .. CoverageSection.Of(content, citations),
            .. GapSection.Of(content, citations),
            .. SourceSection.Of(content, citations),
            .. WaiverSection.Of(content),
            .. RiskSection.Of(content, citations),
            .. ChangeSection.Of(content),
            .. ControlAnnex.Of(content, citations),
        ];
        return new PackReport(
            $"{content.Product.Name} {content.Release.Version}",
            "launch evidence pack",
            $"As of {Figure.Day(content.AsOf)} {content.AsOf.UtcDateTime:HH:mm} UTC",
            summary,
            [.. sections, .. CitationSection.Of(content, citations)]);
    }
}
