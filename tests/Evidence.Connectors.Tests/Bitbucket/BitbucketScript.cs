using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.Bitbucket;

/// <summary>A pipeline with so many steps, each with its log.</summary>
internal sealed class BitbucketScript : ConnectorScript
{
    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } =
        [new("ci", new Dictionary<string, string> { ["repository"] = "acme/credit", ["pipeline"] = "7" })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) => ConnectorTypes.Find("bitbucket", time, logs);

    public override SourceDefinition Source(Uri url) => new(
        "ci",
        "bitbucket",
        new Dictionary<string, string> { ["url"] = url.ToString(), ["allow-private-addresses"] = "true", ["collect"] = "pipelines, steps, logs" },
        new Dictionary<string, string> { ["token"] = "BITBUCKET_TOKEN" });

    public override void Map(FakeSource fake, int items) => new FakeBitbucket { Steps = items }.MapTo(fake);

    // The pipeline, and for each step what it says and its log.
    public override int ArtifactsOf(int items) => 1 + (items * 2);

    public override bool IsListing(FakeRequest request) => request.Path.EndsWith("/steps", StringComparison.Ordinal);

    public override bool IsDownload(FakeRequest request) => request.Path.EndsWith("/log", StringComparison.Ordinal);

    public override bool IsAuthorised(FakeRequest request, string secret) => request.Header("Authorization") == $"Bearer {secret}";

    public override void MapHuge(FakeSource fake, long bytes) => new FakeBitbucket { Steps = 1, LogBytes = bytes }.MapTo(fake);
}
