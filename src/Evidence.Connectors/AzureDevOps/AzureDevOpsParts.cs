namespace Evidence.Connectors.AzureDevOps;

/// <summary>What can be collected from Azure Pipelines.</summary>
internal static class AzureDevOpsParts
{
    public const string Builds = "builds";
    public const string Timeline = "timeline";
    public const string Logs = "logs";
    public const string Artifacts = "artifacts";
    public const string Tests = "tests";
    public const string Approvals = "approvals";
    public const string Releases = "releases";

    public static IReadOnlyList<string> All { get; } = [Builds, Timeline, Logs, Artifacts, Tests, Approvals, Releases];
}
