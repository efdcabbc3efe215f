using System.Globalization;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>xUnit.net results, version 2 of the format (https://xunit.net/docs/format-xml-v2): assemblies with collections of tests.</summary>
internal sealed class XunitReader(ReaderTools tools) : XmlArtifactReader(tools)
{
    public override string Id => "xunit";

    protected override string Format => "xUnit.net results";

    protected override string? Kind => ArtifactKinds.TestResults;

    protected override Recognition Recognise(XmlSketch xml) =>
        xml.Root == "assemblies" || (xml.Root == "assembly" && xml.Attributes.ContainsKey("test-framework")) ? Recognition.Certain : Recognition.None;

    protected override async Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken)
    {
        var (tally, failed, root) = (new TestTally(), new FailedTests(), "");
        while (await xml.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!xml.IsStart)
            {
                continue;
            }

            root = xml.Depth == 0 ? xml.Pointer : root;
            if (xml.Name == "assembly")
            {
                TakeAssembly(xml, sheet, tally);
            }
            else if (xml.Name == "test")
            {
                failed.Take(tally, OutcomeOf(xml.Attribute("result")), xml.Pointer, xml.Attribute("name"));
            }
        }

        failed.Write(sheet, root, tally);
        return null;
    }

    // Fixtures that broke are errors of the assembly and of no test.
    private static void TakeAssembly(XmlCursor xml, FactSheet sheet, TestTally tally)
    {
        sheet.MeasuredAt ??= xml.Attribute("run-date") is { } date ? Times.Read($"{date}T{xml.Attribute("run-time") ?? "00:00:00"}Z") : null;
        tally.Errors += long.TryParse(xml.Attribute("errors"), NumberStyles.None, CultureInfo.InvariantCulture, out var errors) ? errors : 0;
        if (double.TryParse(xml.Attribute("time"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
        {
            tally.Duration = (tally.Duration ?? 0) + seconds;
        }
    }

    private static TestOutcome OutcomeOf(string? result) => result switch
    {
        "Pass" => TestOutcome.Passed,
        "Fail" => TestOutcome.Failed,
        _ => TestOutcome.Skipped,
    };
}
