using System.Text;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.AzureBoards;

/// <summary>A query that finds so many work items, each with one attachment.</summary>
internal sealed class AzureBoardsScript : ConnectorScript
{
    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } = [new("boards", new Dictionary<string, string> { ["wiql"] = FakeAzureBoards.Query })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) => ConnectorTypes.Find("azure-boards", time, logs);

    public override SourceDefinition Source(Uri url) => new(
        "boards",
        "azure-boards",
        new Dictionary<string, string> { ["url"] = new Uri(url, "acme").ToString(), ["page-size"] = "100", ["allow-private-addresses"] = "true" },
        new Dictionary<string, string> { ["token"] = "BOARDS_TOKEN" });

    public override void Map(FakeSource fake, int items) => new FakeAzureBoards(items).MapTo(fake);

    public override int ArtifactsOf(int items) => items * 2;

    public override bool IsListing(FakeRequest request) => request.Path.EndsWith("/workitemsbatch", StringComparison.Ordinal);

    public override bool IsDownload(FakeRequest request) => request.Path.Contains("/wit/attachments/", StringComparison.Ordinal);

    public override bool IsAuthorised(FakeRequest request, string secret) =>
        request.Header("Authorization") == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($":{secret}"))}";

    public override void MapHuge(FakeSource fake, long bytes) => new FakeAzureBoards(1) { FileBytes = bytes }.MapTo(fake);
}
