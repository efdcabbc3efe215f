using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Coverage;

/// <summary>Code coverage as JSON: coverage.py (<c>coverage json</c>) and Istanbul's summary (<c>coverage-summary.json</c>).</summary>
internal sealed class CoverageSummaryReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "coverage-summary";

    protected override string Format => "Coverage summary";

    protected override string? Kind => ArtifactKinds.CodeCoverage;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAny("totals/percent_covered", "totals/covered_lines") || json.HasAll("total/lines/pct", "total/statements") || json.HasAll("meta/branch_coverage", "files") ? Recognition.Certain : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.MeasuredAt = root.At("meta", "timestamp")?.Time;
        var count = new CoverageCount();
        var pointer = "";
        if (root.Get("totals") is { } totals)
        {
            pointer = totals.Pointer;
            (count.Lines, count.LinesRun) = (totals.Get("num_statements")?.Count ?? 0, totals.Get("covered_lines")?.Count ?? 0);
            (count.Branches, count.BranchesRun) = (totals.Get("num_branches")?.Count ?? 0, totals.Get("covered_branches")?.Count ?? 0);
        }
        else if (root.Get("total") is { } total)
        {
            pointer = total.Pointer;
            (count.Lines, count.LinesRun) = Pair(total.Get("lines"));
            (count.Branches, count.BranchesRun) = Pair(total.Get("branches"));
            (count.Functions, count.FunctionsRun) = Pair(total.Get("functions"));
        }

        count.Write(sheet, pointer, default);
        return sheet.IsEmpty ? "Coverage summary: it holds no total." : null;
    }

    private static (long All, long Run) Pair(JsonAt? part) => (part?.Get("total")?.Count ?? 0, part?.Get("covered")?.Count ?? 0);
}
