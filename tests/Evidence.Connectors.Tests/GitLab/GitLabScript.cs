using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.GitLab;

/// <summary>A pipeline with so many jobs, each with its trace.</summary>
internal sealed class GitLabScript : ConnectorScript
{
    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } =
        [new("ci", new Dictionary<string, string> { ["project"] = "acme/credit", ["pipeline"] = "7" })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) => ConnectorTypes.Find("gitlab", time, logs);

    public override SourceDefinition Source(Uri url) => new(
        "ci",
        "gitlab",
        new Dictionary<string, string> { ["url"] = url.ToString(), ["allow-private-addresses"] = "true" },
        new Dictionary<string, string> { ["token"] = "GITLAB_TOKEN" });

    public override void Map(FakeSource fake, int items) => new FakeGitLab { Jobs = items }.MapTo(fake);

    // The pipeline, and for each job what it says and its trace.
    public override int ArtifactsOf(int items) => 1 + (items * 2);

    public override bool IsListing(FakeRequest request) => request.Path.EndsWith("/jobs", StringComparison.Ordinal);

    public override bool IsDownload(FakeRequest request) => request.Path.EndsWith("/trace", StringComparison.Ordinal);

    public override bool IsAuthorised(FakeRequest request, string secret) => request.Header("PRIVATE-TOKEN") == secret;

    public override void MapHuge(FakeSource fake, long bytes) => new FakeGitLab { Jobs = 1, TraceBytes = bytes }.MapTo(fake);
}
