namespace Evidence.Readers.Pipelines;

/// <summary>What an object of the Azure DevOps API is.</summary>
internal enum AzureDevOpsShape
{
    /// <summary>A build.</summary>
    Build,

    /// <summary>Stages, jobs and tasks of a build.</summary>
    Timeline,

    /// <summary>A run of tests with its counts.</summary>
    TestRun,

    /// <summary>The result of one test.</summary>
    TestResult,

    /// <summary>An approval of a pipeline.</summary>
    Approval,

    /// <summary>Code coverage of a build.</summary>
    Coverage,

    /// <summary>A classic release with its environments.</summary>
    Release,
}
