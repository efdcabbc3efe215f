using System.Globalization;
using System.Xml;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Coverage;

/// <summary>
/// Code coverage in Cobertura's XML (coverlet, coverage.py, gcovr and many more). The format carries a document type that names a file on the web; it is
/// stepped over, never opened.
/// </summary>
internal sealed class CoberturaReader(ReaderTools tools) : XmlArtifactReader(tools)
{
    public override string Id => "cobertura";

    protected override string Format => "Cobertura coverage";

    protected override string? Kind => ArtifactKinds.CodeCoverage;

    protected override DtdProcessing Dtd => DtdProcessing.Ignore;

    protected override Recognition Recognise(XmlSketch xml) =>
        xml.Root == "coverage" && (xml.Attributes.ContainsKey("line-rate") || xml.Elements.Contains("packages")) ? Recognition.Certain : Recognition.None;

    protected override async Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken)
    {
        var hasRates = false;
        while (await xml.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (xml is { IsStart: true, Name: "coverage", Depth: 0 })
            {
                sheet.MeasuredAt = Stamp(xml.Attribute("timestamp"));
                hasRates = Write(xml, sheet, default);
            }
            else if (xml is { IsStart: true, Name: "package" } && xml.Attribute("name") is { Length: > 0 } name)
            {
                Write(xml, sheet, About.Sliced("package", name));
            }
        }

        return hasRates || !sheet.IsEmpty ? null : "it states no line rate.";
    }

    private static bool Write(XmlCursor xml, FactSheet sheet, in About about) =>
        Rate(xml, sheet, "coverage.line_rate", "line-rate", "lines-covered", "lines-valid", about) | Rate(xml, sheet, "coverage.branch_rate", "branch-rate", "branches-covered", "branches-valid", about);

    private static bool Rate(XmlCursor xml, FactSheet sheet, string metric, string rate, string run, string all, in About about)
    {
        var counts = (Count(xml.Attribute(run)), Count(xml.Attribute(all)));
        if (counts is ({ } covered, > 0 and var valid) && covered <= valid)
        {
            sheet.AddRate(metric, xml.Pointer, covered, valid, about);
            return true;
        }

        // Without branches the rate is written as 0 or 1 and says nothing.
        if (counts.Item2 == 0 || !double.TryParse(xml.Attribute(rate), NumberStyles.Float, CultureInfo.InvariantCulture, out var share))
        {
            return counts.Item2 == 0;
        }

        return sheet.Measure(metric, "coverage", xml.Pointer, share, about);
    }

    private static long? Count(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    // Seconds or milliseconds since 1970, by the writer.
    private static DateTimeOffset? Stamp(string? text) => Count(text) switch
    {
        > 100_000_000_000 and < 4_102_444_800_000 and var milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        > 600_000_000 and < 4_102_444_800 and var seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
        _ => null,
    };
}
