using System.Globalization;
using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>Counts of test cases, by outcome.</summary>
internal sealed class TestTally
{
    public long Passed { get; set; }

    public long Failed { get; set; }

    public long Errors { get; set; }

    public long Skipped { get; set; }

    /// <summary>Seconds, where they are stated.</summary>
    public double? Duration { get; set; }

    public long Total => Passed + Failed + Errors + Skipped;

    /// <summary>Cases that ran: all but the skipped ones.</summary>
    public long Ran => Passed + Failed + Errors;

    public void Count(TestOutcome outcome)
    {
        Passed += outcome == TestOutcome.Passed ? 1 : 0;
        Failed += outcome == TestOutcome.Failed ? 1 : 0;
        Errors += outcome == TestOutcome.Error ? 1 : 0;
        Skipped += outcome == TestOutcome.Skipped ? 1 : 0;
    }

    public void Add(TestTally other)
    {
        Passed += other.Passed;
        Failed += other.Failed;
        Errors += other.Errors;
        Skipped += other.Skipped;
    }

    /// <summary>Writes pass rate and counts. The pass rate is that of the cases that ran; skipped ones count neither way.</summary>
    public void Write(FactSheet sheet, string pointer, in About about)
    {
        sheet.AddRate("tests.pass_rate", pointer, Passed, Ran, about with
        {
            Attributes = about.Attributes.With(("skipped", Skipped > 0 ? Skipped.ToString(CultureInfo.InvariantCulture) : null)),
        });
        sheet.Add("tests.total", pointer, Total, about);
        sheet.Add("tests.passed", pointer, Passed, about);
        sheet.Add("tests.failed", pointer, Failed, about);
        sheet.Add("tests.errors", pointer, Errors, about);
        sheet.Add("tests.skipped", pointer, Skipped, about);
        if (Duration is { } seconds)
        {
            sheet.Add("tests.duration", pointer, seconds, about);
        }
    }
}
