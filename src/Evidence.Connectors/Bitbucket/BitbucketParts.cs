namespace Evidence.Connectors.Bitbucket;

/// <summary>What can be collected from Bitbucket.</summary>
internal static class BitbucketParts
{
    public const string Pipelines = "pipelines";
    public const string Steps = "steps";
    public const string Logs = "logs";
    public const string TestReports = "test-reports";
    public const string Statuses = "statuses";
    public const string Reports = "reports";
    public const string Reviews = "reviews";
    public const string Downloads = "downloads";

    public static IReadOnlyList<string> All { get; } = [Pipelines, Steps, Logs, TestReports, Statuses, Reports, Reviews, Downloads];

    /// <summary>The parts that come with pipelines.</summary>
    public static IReadOnlyList<string> OfPipelines { get; } = [Pipelines, Steps, Logs, TestReports];
}
