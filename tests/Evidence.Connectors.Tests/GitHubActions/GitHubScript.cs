using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.GitHubActions;

/// <summary>A workflow run with so many jobs, each with its log.</summary>
internal sealed class GitHubScript : ConnectorScript
{
    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } =
        [new("ci", new Dictionary<string, string> { ["repository"] = "acme/credit", ["run"] = "7" })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) => ConnectorTypes.Find("github-actions", time, logs);

    public override SourceDefinition Source(Uri url) => new(
        "ci",
        "github-actions",
        new Dictionary<string, string> { ["url"] = url.ToString(), ["allow-private-addresses"] = "true" },
        new Dictionary<string, string> { ["token"] = "GITHUB_TOKEN" });

    public override void Map(FakeSource fake, int items) => new FakeGitHub { Jobs = items }.MapTo(fake);

    // The run, and for each job what it says and its log.
    public override int ArtifactsOf(int items) => 1 + (items * 2);

    public override bool IsListing(FakeRequest request) => request.Path.EndsWith("/jobs", StringComparison.Ordinal);

    public override bool IsDownload(FakeRequest request) => request.Path.EndsWith("/logs", StringComparison.Ordinal);

    public override bool IsAuthorised(FakeRequest request, string secret) => request.Header("Authorization") == $"Bearer {secret}";

    public override void MapHuge(FakeSource fake, long bytes) => new FakeGitHub { Jobs = 1, LogBytes = bytes }.MapTo(fake);
}
