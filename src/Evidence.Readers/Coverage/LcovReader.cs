using System.Globalization;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Coverage;

/// <summary>Code coverage as LCOV tracefiles (<c>.info</c>): records of lines, branches and functions by source file.</summary>
internal sealed class LcovReader(ReaderTools tools) : LinesArtifactReader(tools)
{
    public override string Id => "lcov";

    protected override string Format => "LCOV coverage";

    protected override string? Kind => ArtifactKinds.CodeCoverage;

    protected override Recognition Recognise(string head) =>
        (head.StartsWith("TN:", StringComparison.Ordinal) || head.StartsWith("SF:", StringComparison.Ordinal)) && head.Contains("SF:", StringComparison.Ordinal) ? Recognition.Certain : Recognition.None;

    protected override ITextLines Start(FactSheet sheet) => new Lines(sheet);

    private sealed class Lines(FactSheet sheet) : ITextLines
    {
        private readonly CoverageCount _count = new();
        private bool _isOpen;

        public void Take(string line, long number)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var tag = colon < 0 ? line.Trim() : line[..colon];
            switch (tag)
            {
                case "SF":
                    _isOpen = true;
                    break;
                case "end_of_record":
                    _isOpen = false;
                    break;
                case "DA":
                    _count.Lines++;
                    _count.LinesRun += Number(line.Split(',').ElementAtOrDefault(1)) > 0 ? 1 : 0;
                    break;
                case "BRDA":
                    _count.Branches++;
                    _count.BranchesRun += Number(line.Split(',')[^1]) > 0 ? 1 : 0;
                    break;
                case "FNF":
                    _count.Functions += Number(line[(colon + 1)..]) ?? 0;
                    break;
                case "FNH":
                    _count.FunctionsRun += Number(line[(colon + 1)..]) ?? 0;
                    break;
                default:
                    break;
            }
        }

        public string? Finish()
        {
            if (_isOpen)
            {
                return "it is cut off: the last file has no end_of_record.";
            }

            _count.Write(sheet, "line 1", default);
            return sheet.IsEmpty ? "it holds no line of code." : null;
        }

        private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
