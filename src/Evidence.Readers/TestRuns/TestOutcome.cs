namespace Evidence.Readers.TestRuns;

/// <summary>How a test case ended.</summary>
internal enum TestOutcome
{
    /// <summary>As expected.</summary>
    Passed,

    /// <summary>An expectation did not hold.</summary>
    Failed,

    /// <summary>It could not be carried through.</summary>
    Error,

    /// <summary>It was not run.</summary>
    Skipped,
}
