namespace Evidence.Readers.Pipelines;

/// <summary>Tells the objects of the GitLab API apart by the members only they have.</summary>
internal static class GitLabShapes
{
    private static readonly (GitLabShape Shape, string[] Members)[] _shapes =
    [
        (GitLabShape.SecurityReport, ["vulnerabilities", "scan", "version"]),
        (GitLabShape.TestReport, ["test_suites", "total_count"]),
        (GitLabShape.TestReport, ["test_suites", "total"]),
        (GitLabShape.Deployment, ["environment", "iid", "sha", "ref"]),
        (GitLabShape.Job, ["stage", "status", "pipeline", "name"]),
        (GitLabShape.Approvals, ["approvals_required", "approved_by"]),
        (GitLabShape.ApprovalState, ["approval_rules_overwritten", "rules"]),
        (GitLabShape.ApprovalState, ["rules/approvals_required", "rules/approved_by"]),
        (GitLabShape.MergeRequest, ["iid", "target_branch", "source_branch", "state"]),
        (GitLabShape.Pipeline, ["sha", "ref", "status", "web_url"]),
        (GitLabShape.Release, ["tag_name", "released_at"]),
        (GitLabShape.Issue, ["iid", "project_id", "title", "state", "labels"]),
    ];

    /// <summary>What an object with these members is; null: nothing known.</summary>
    public static GitLabShape? Of(Func<string, bool> has)
    {
        foreach (var (shape, members) in _shapes)
        {
            if (members.All(has))
            {
                return shape;
            }
        }

        return null;
    }
}
