namespace Evidence.Connectors.GitHubActions;

/// <summary>What can be collected from GitHub.</summary>
internal static class GitHubParts
{
    public const string Runs = "runs";
    public const string Jobs = "jobs";
    public const string Logs = "logs";
    public const string Artifacts = "artifacts";
    public const string Approvals = "approvals";
    public const string Checks = "checks";
    public const string CodeScanning = "code-scanning";
    public const string Sbom = "sbom";
    public const string Releases = "releases";
    public const string Deployments = "deployments";
    public const string Reviews = "reviews";

    public static IReadOnlyList<string> All { get; } = [Runs, Jobs, Logs, Artifacts, Approvals, Checks, CodeScanning, Sbom, Releases, Deployments, Reviews];
}
