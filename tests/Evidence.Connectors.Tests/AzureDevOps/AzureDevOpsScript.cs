using System.Text;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.AzureDevOps;

/// <summary>A branch with so many builds, each with one log.</summary>
internal sealed class AzureDevOpsScript : ConnectorScript
{
    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } =
        [new("builds", new Dictionary<string, string> { ["project"] = "credit", ["branch"] = "main" })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) => ConnectorTypes.Find("azure-devops", time, logs);

    public override SourceDefinition Source(Uri url) => new(
        "builds",
        "azure-devops",
        new Dictionary<string, string>
        {
            ["url"] = url.ToString(), ["organization"] = "acme", ["page-size"] = "100", ["collect"] = "builds, logs", ["allow-private-addresses"] = "true",
        },
        new Dictionary<string, string> { ["token"] = "AZURE_DEVOPS_TOKEN" });

    public override void Map(FakeSource fake, int items) => new FakeAzureDevOps { Builds = items }.MapTo(fake);

    // Each build, and its log.
    public override int ArtifactsOf(int items) => items * 2;

    public override bool IsListing(FakeRequest request) => request.Path.EndsWith("/build/builds", StringComparison.Ordinal);

    public override bool IsDownload(FakeRequest request) => request.Path.Contains("/logs/", StringComparison.Ordinal);

    public override bool IsAuthorised(FakeRequest request, string secret) =>
        request.Header("Authorization") == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($":{secret}"))}";

    public override void MapHuge(FakeSource fake, long bytes) => new FakeAzureDevOps { Builds = 1, LogBytes = bytes }.MapTo(fake);
}
