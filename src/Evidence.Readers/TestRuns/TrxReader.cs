using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>Visual Studio test results (<c>.trx</c>) as <c>dotnet test --logger trx</c> writes them.</summary>
internal sealed class TrxReader(ReaderTools tools) : XmlArtifactReader(tools)
{
    public override string Id => "trx";

    protected override string Format => "TRX results";

    protected override string? Kind => ArtifactKinds.TestResults;

    protected override Recognition Recognise(XmlSketch xml) =>
        xml.Root == "TestRun" && xml.Namespace.Contains("VisualStudio/TeamTest", StringComparison.Ordinal) ? Recognition.Certain : Recognition.None;

    protected override async Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken)
    {
        var tally = new TestTally();
        var failed = new FailedTests();
        var depth = 0;
        while (await xml.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (xml.Name is "UnitTestResult" or "TestResult" or "WebTestResult")
            {
                depth += xml.IsStart ? 1 : -1;
            }

            if (!xml.IsStart)
            {
                continue;
            }

            if (xml.Name == "Times")
            {
                TakeTimes(xml, sheet, tally);
            }
            else if (xml.Name is "UnitTestResult" or "TestResult" or "WebTestResult" && depth == 1)
            {
                // The rows of a data-driven test are results inside a result; the outer one sums them up.
                Take(xml, tally, failed);
            }
        }

        failed.Write(sheet, "/TestRun", tally);
        return null;
    }

    private static void TakeTimes(XmlCursor xml, FactSheet sheet, TestTally tally)
    {
        var (start, finish) = (Times.Read(xml.Attribute("start")), Times.Read(xml.Attribute("finish")));
        sheet.MeasuredAt = finish ?? start ?? Times.Read(xml.Attribute("creation"));
        tally.Duration = finish > start ? (finish - start)!.Value.TotalSeconds : null;
    }

    private static void Take(XmlCursor xml, TestTally tally, FailedTests failed) => failed.Take(
        tally,
        xml.Attribute("outcome") switch
        {
            "Passed" or "PassedButRunAborted" or "Warning" => TestOutcome.Passed,
            "NotExecuted" or "NotRunnable" or "Pending" or "Disconnected" or "InProgress" => TestOutcome.Skipped,
            "Error" or "Timeout" or "Aborted" => TestOutcome.Error,
            null => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        },
        xml.Pointer,
        xml.Attribute("testName"));
}
