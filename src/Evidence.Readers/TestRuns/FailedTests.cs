using System.Globalization;
using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>The tests of a run that did not pass, up to a thousand of them by name.</summary>
internal sealed class FailedTests
{
    private const int MaxListed = 1000;
    private readonly List<(string Pointer, string Name, string Outcome)> _listed = [];

    /// <summary>Counts a test, and lists it where it failed or ended in an error.</summary>
    public void Take(TestTally tally, TestOutcome outcome, string pointer, string? name)
    {
        tally.Count(outcome);
        if (outcome is TestOutcome.Failed or TestOutcome.Error && _listed.Count < MaxListed)
        {
            _listed.Add((pointer, string.IsNullOrEmpty(name) ? "(unnamed)" : name, outcome == TestOutcome.Failed ? "failed" : "error"));
        }
    }

    /// <summary>Writes the counts of the run and the tests that did not pass.</summary>
    public void Write(FactSheet sheet, string pointer, TestTally tally)
    {
        tally.Write(sheet, pointer, default);
        if (tally.Total == 0)
        {
            sheet.Note("The run holds no test.");
        }

        foreach (var (at, name, outcome) in _listed)
        {
            sheet.AddText("tests.failure", at, name, About.With(("outcome", outcome)));
        }

        var unlisted = tally.Failed + tally.Errors - _listed.Count;
        if (unlisted > 0)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{unlisted} more failures are not listed."));
        }
    }
}
