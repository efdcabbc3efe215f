namespace Evidence.Readers.Pipelines;

/// <summary>What an object of the GitHub API is.</summary>
internal enum GitHubShape
{
    /// <summary>A run of a workflow.</summary>
    WorkflowRun,

    /// <summary>A job of a run.</summary>
    Job,

    /// <summary>A check of a commit.</summary>
    CheckRun,

    /// <summary>A decision on a deployment.</summary>
    DeploymentApproval,

    /// <summary>A deployment.</summary>
    Deployment,

    /// <summary>A status of a deployment.</summary>
    DeploymentStatus,

    /// <summary>An environment that is deployed to, with its protection rules.</summary>
    Environment,

    /// <summary>A review of a pull request.</summary>
    Review,

    /// <summary>An alert of code scanning.</summary>
    CodeScanningAlert,

    /// <summary>An alert of Dependabot.</summary>
    DependencyAlert,

    /// <summary>A pull request.</summary>
    PullRequest,

    /// <summary>A published release.</summary>
    Release,

    /// <summary>An issue.</summary>
    Issue,
}
