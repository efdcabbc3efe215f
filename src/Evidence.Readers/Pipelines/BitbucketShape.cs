namespace Evidence.Readers.Pipelines;

/// <summary>What an object of the Bitbucket API is.</summary>
internal enum BitbucketShape
{
    /// <summary>A pipeline.</summary>
    Pipeline,

    /// <summary>A step of a pipeline.</summary>
    Step,

    /// <summary>How many tests of a step passed.</summary>
    TestCounts,

    /// <summary>A test of a step.</summary>
    TestCase,

    /// <summary>A pull request with who took part.</summary>
    PullRequest,

    /// <summary>What an analyser said of a commit.</summary>
    Report,

    /// <summary>One thing an analyser found.</summary>
    Annotation,

    /// <summary>The state of a build.</summary>
    BuildStatus,
}
