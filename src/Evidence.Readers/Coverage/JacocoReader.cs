using System.Globalization;
using System.Xml;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Coverage;

/// <summary>Code coverage in JaCoCo's XML (https://www.jacoco.org/jacoco/trunk/doc/), whole and by package. Its document type is stepped over, never opened.</summary>
internal sealed class JacocoReader(ReaderTools tools) : XmlArtifactReader(tools)
{
    public override string Id => "jacoco";

    protected override string Format => "JaCoCo coverage";

    protected override string? Kind => ArtifactKinds.CodeCoverage;

    protected override DtdProcessing Dtd => DtdProcessing.Ignore;

    protected override Recognition Recognise(XmlSketch xml) =>
        xml.Root == "report" && xml.Attributes.ContainsKey("name") && (xml.Elements.Contains("sessioninfo") || xml.Elements.Contains("counter") || xml.Elements.Contains("package"))
            ? Recognition.Certain
            : Recognition.None;

    protected override async Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken)
    {
        (string Name, int Depth)? package = null;
        while (await xml.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (xml.Name == "package")
            {
                package = xml.IsStart ? (xml.Attribute("name") is { Length: > 0 } name ? name : "(default)", xml.Depth) : null;
            }
            else if (xml is { IsStart: true, Name: "sessioninfo" } && Count(xml.Attribute("dump")) is > 0 and < 4_102_444_800_000 and var dumped)
            {
                sheet.MeasuredAt = DateTimeOffset.FromUnixTimeMilliseconds(dumped);
            }
            else if (xml is { IsStart: true, Name: "counter" } && (xml.Depth == 1 || xml.Depth == package?.Depth + 1))
            {
                Write(xml, sheet, xml.Depth == 1 ? default : About.Sliced("package", package!.Value.Name));
            }
        }

        return sheet.IsEmpty ? "it counts no lines." : null;
    }

    private static void Write(XmlCursor xml, FactSheet sheet, in About about)
    {
        var metric = xml.Attribute("type") switch { "LINE" => "coverage.line_rate", "BRANCH" => "coverage.branch_rate", "METHOD" => "coverage.function_rate", _ => null };
        if (metric is not null && (Count(xml.Attribute("covered")), Count(xml.Attribute("missed"))) is ({ } covered, { } missed) && covered + missed > 0)
        {
            sheet.AddRate(metric, xml.Pointer, covered, covered + missed, about);
        }
    }

    private static long? Count(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
