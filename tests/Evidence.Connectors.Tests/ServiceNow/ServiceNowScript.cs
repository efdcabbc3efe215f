using System.Text;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.ServiceNow;

/// <summary>A table with so many records, each with one attachment.</summary>
internal sealed class ServiceNowScript : ConnectorScript
{
    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } =
        [new("snow", new Dictionary<string, string> { ["table"] = "incident", ["query"] = FakeServiceNow.Query })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) => ConnectorTypes.Find("servicenow", time, logs);

    public override SourceDefinition Source(Uri url) => new(
        "snow",
        "servicenow",
        new Dictionary<string, string> { ["url"] = url.ToString(), ["username"] = "evidence.reader", ["page-size"] = "100", ["allow-private-addresses"] = "true" },
        new Dictionary<string, string> { ["password"] = "SNOW_PASSWORD" });

    public override void Map(FakeSource fake, int items) => new FakeServiceNow(items).MapTo(fake);

    public override int ArtifactsOf(int items) => items * 2;

    public override bool IsListing(FakeRequest request) => request.Path == "/api/now/table/incident";

    public override bool IsDownload(FakeRequest request) => request.Path.EndsWith("/file", StringComparison.Ordinal);

    public override bool IsAuthorised(FakeRequest request, string secret) =>
        request.Header("Authorization") == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"evidence.reader:{secret}"))}";

    public override void MapHuge(FakeSource fake, long bytes) => new FakeServiceNow(1) { FileBytes = bytes }.MapTo(fake);
}
