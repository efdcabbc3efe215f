using System.Globalization;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>Visual Studio test results (<c>.trx</c>) as <c>dotnet test --logger trx</c> writes them.</summary>
internal sealed class TrxReader(ReaderTools tools) : XmlArtifactReader(tools)
{
    private const int MaxFailures = 1000;

    public override string Id => "trx";

    protected override string Format => "TRX results";

    protected override string? Kind => ArtifactKinds.TestResults;

    protected override Recognition Recognise(XmlSketch xml) =>
        xml.Root == "TestRun" && xml.Namespace.Contains("VisualStudio/TeamTest", StringComparison.Ordinal) ? Recognition.Certain : Recognition.None;

    protected override async Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken)
    {
        var tally = new TestTally();
        var failures = new List<(string Pointer, string Name, string Outcome)>();
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
                Take(xml, tally, failures);
            }
        }

        Write(sheet, tally, failures);
        return null;
    }

    private static void TakeTimes(XmlCursor xml, FactSheet sheet, TestTally tally)
    {
        var (start, finish) = (Times.Read(xml.Attribute("start")), Times.Read(xml.Attribute("finish")));
        sheet.MeasuredAt = finish ?? start ?? Times.Read(xml.Attribute("creation"));
        tally.Duration = finish > start ? (finish - start)!.Value.TotalSeconds : null;
    }

    private static void Take(XmlCursor xml, TestTally tally, List<(string Pointer, string Name, string Outcome)> failures)
    {
        var outcome = xml.Attribute("outcome") switch
        {
            "Passed" or "PassedButRunAborted" or "Warning" => TestOutcome.Passed,
            "NotExecuted" or "NotRunnable" or "Pending" or "Disconnected" or "InProgress" => TestOutcome.Skipped,
            "Error" or "Timeout" or "Aborted" => TestOutcome.Error,
            null => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        };
        tally.Count(outcome);
        if (outcome is TestOutcome.Failed or TestOutcome.Error && failures.Count < MaxFailures)
        {
            failures.Add((xml.Pointer, xml.Attribute("testName") ?? "(unnamed)", outcome == TestOutcome.Failed ? "failed" : "error"));
        }
    }

    private static void Write(FactSheet sheet, TestTally tally, List<(string Pointer, string Name, string Outcome)> failures)
    {
        tally.Write(sheet, "/TestRun", default);
        if (tally.Total == 0)
        {
            sheet.Note("The run holds no test.");
        }

        foreach (var (pointer, name, outcome) in failures)
        {
            sheet.AddText("tests.failure", pointer, name, About.With(("outcome", outcome)));
        }

        var unlisted = tally.Failed + tally.Errors - failures.Count;
        if (unlisted > 0)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{unlisted} more failures are not listed."));
        }
    }
}
