using System.Text;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.Jira;

/// <summary>A project with so many issues, each with one attachment.</summary>
internal sealed class JiraScript : ConnectorScript
{
    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } = [new("jira", new Dictionary<string, string> { ["jql"] = FakeJira.Risks })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) => ConnectorTypes.Find("jira", time, logs);

    public override SourceDefinition Source(Uri url) => new(
        "jira",
        "jira",
        new Dictionary<string, string> { ["url"] = url.ToString(), ["email"] = "reader@acme.example", ["allow-private-addresses"] = "true" },
        new Dictionary<string, string> { ["token"] = "JIRA_TOKEN" });

    public override void Map(FakeSource fake, int items) => new FakeJira(items).MapTo(fake);

    public override int ArtifactsOf(int items) => items * 2;

    public override bool IsListing(FakeRequest request) => request.Path.EndsWith("/search/jql", StringComparison.Ordinal);

    public override bool IsDownload(FakeRequest request) => request.Path.Contains("/attachment/content/", StringComparison.Ordinal);

    public override bool IsAuthorised(FakeRequest request, string secret) =>
        request.Header("Authorization") == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"reader@acme.example:{secret}"))}";

    public override void MapHuge(FakeSource fake, long bytes) => new FakeJira(1) { FileBytes = bytes }.MapTo(fake);
}
