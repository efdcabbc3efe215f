namespace Evidence.Readers.Pipelines;

/// <summary>Tells the objects of the GitHub API apart by the members only they have.</summary>
internal static class GitHubShapes
{
    private static readonly (GitHubShape Shape, string[] Members)[] _shapes =
    [
        (GitHubShape.WorkflowRun, ["workflow_id", "head_sha", "run_number"]),
        (GitHubShape.Job, ["run_id", "steps", "status"]),
        (GitHubShape.CheckRun, ["head_sha", "app", "conclusion"]),
        (GitHubShape.DeploymentApproval, ["state", "environments", "user", "comment"]),
        (GitHubShape.DeploymentStatus, ["state", "deployment_url", "environment"]),
        (GitHubShape.Deployment, ["sha", "ref", "environment", "statuses_url"]),
        (GitHubShape.Environment, ["name", "protection_rules"]),
        (GitHubShape.Review, ["state", "user", "submitted_at"]),
        (GitHubShape.CodeScanningAlert, ["rule", "tool", "number"]),
        (GitHubShape.DependencyAlert, ["security_advisory", "dependency", "number"]),
        (GitHubShape.PullRequest, ["number", "head", "base", "state"]),
        (GitHubShape.Release, ["tag_name", "published_at", "draft"]),
        (GitHubShape.Issue, ["number", "title", "state", "labels", "user"]),
    ];

    /// <summary>What an object with these members is; null: nothing known.</summary>
    public static GitHubShape? Of(Func<string, bool> has)
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
