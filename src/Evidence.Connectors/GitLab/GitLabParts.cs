namespace Evidence.Connectors.GitLab;

/// <summary>What can be collected from GitLab.</summary>
internal static class GitLabParts
{
    public const string Pipelines = "pipelines";
    public const string Jobs = "jobs";
    public const string Traces = "traces";
    public const string Artifacts = "artifacts";
    public const string TestReport = "test-report";
    public const string Security = "security";
    public const string Releases = "releases";
    public const string Reviews = "reviews";
    public const string Approvals = "approvals";

    public static IReadOnlyList<string> All { get; } = [Pipelines, Jobs, Traces, Artifacts, TestReport, Security, Releases, Reviews, Approvals];
}
