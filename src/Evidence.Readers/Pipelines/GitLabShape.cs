namespace Evidence.Readers.Pipelines;

/// <summary>What an object of the GitLab API is.</summary>
internal enum GitLabShape
{
    /// <summary>A report of a security scanner.</summary>
    SecurityReport,

    /// <summary>The tests of a pipeline.</summary>
    TestReport,

    /// <summary>A job of a pipeline.</summary>
    Job,

    /// <summary>A deployment.</summary>
    Deployment,

    /// <summary>Who approved a merge request.</summary>
    Approvals,

    /// <summary>Which approval rules of a merge request are met.</summary>
    ApprovalState,

    /// <summary>A merge request.</summary>
    MergeRequest,

    /// <summary>A pipeline.</summary>
    Pipeline,

    /// <summary>A release.</summary>
    Release,

    /// <summary>An issue.</summary>
    Issue,
}
