using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>NUnit results: version 3 (<c>test-run</c>) and version 2 (<c>test-results</c>), https://docs.nunit.org/articles/nunit/technical-notes/usage/Test-Result-XML-Format.html.</summary>
internal sealed class NUnitReader(ReaderTools tools) : XmlArtifactReader(tools)
{
    public override string Id => "nunit";

    protected override string Format => "NUnit results";

    protected override string? Kind => ArtifactKinds.TestResults;

    protected override Recognition Recognise(XmlSketch xml) =>
        xml.Root is "test-run" or "test-results" && (xml.Attributes.ContainsKey("total") || xml.Attributes.ContainsKey("testcasecount")) ? Recognition.Certain : Recognition.None;

    protected override async Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken)
    {
        var (tally, failed, root) = (new TestTally(), new FailedTests(), "");
        while (await xml.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (xml is { IsStart: true, Depth: 0 })
            {
                root = xml.Pointer;
                TakeTimes(xml, sheet, tally);
            }
            else if (xml is { IsStart: true, Name: "test-case" })
            {
                failed.Take(tally, OutcomeOf(xml), xml.Pointer, xml.Attribute("fullname") ?? xml.Attribute("name"));
            }
        }

        failed.Write(sheet, root, tally);
        return null;
    }

    private static void TakeTimes(XmlCursor xml, FactSheet sheet, TestTally tally)
    {
        var (start, end) = (Times.Read(xml.Attribute("start-time")), Times.Read(xml.Attribute("end-time")));
        sheet.MeasuredAt = end ?? start ?? (xml.Attribute("date") is { } date ? Times.Read($"{date} {xml.Attribute("time")}Z") ?? Times.Read(date) : null);
        tally.Duration = end > start ? (end - start)!.Value.TotalSeconds : null;
    }

    // Version 3 says of a test that broke that it failed, with a label; version 2 has a word of its own.
    private static TestOutcome OutcomeOf(XmlCursor xml) => xml.Attribute("result") switch
    {
        "Passed" or "Success" or "Warning" => TestOutcome.Passed,
        "Failed" when xml.Attribute("label") is "Error" or "Invalid" => TestOutcome.Error,
        "Failed" or "Failure" => TestOutcome.Failed,
        "Error" or "NotRunnable" => TestOutcome.Error,
        _ => TestOutcome.Skipped,
    };
}
