using System.Text;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>A project with so many runs, each with one file.</summary>
internal sealed class WandBScript : ConnectorScript
{
    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } = [new("wandb", new Dictionary<string, string> { ["project"] = "credit" })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) => ConnectorTypes.Find("weights-and-biases", time, logs);

    public override SourceDefinition Source(Uri url) => new(
        "wandb",
        "weights-and-biases",
        new Dictionary<string, string> { ["url"] = url.ToString(), ["entity"] = "acme", ["allow-private-addresses"] = "true" },
        new Dictionary<string, string> { ["api-key"] = "WANDB_API_KEY" });

    public override void Map(FakeSource fake, int items) => new FakeWandB(items).MapTo(fake);

    public override int ArtifactsOf(int items) => items * 2;

    public override bool IsListing(FakeRequest request) => request.Path == "/graphql" && request.Body.Contains("\"operationName\":\"Runs\"", StringComparison.Ordinal);

    public override bool IsDownload(FakeRequest request) => request.Path.StartsWith("/storage/", StringComparison.Ordinal);

    public override bool IsAuthorised(FakeRequest request, string secret) =>
        request.Query("Signature") is not null || request.Header("Authorization") == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"api:{secret}"))}";

    public override void MapHuge(FakeSource fake, long bytes) => new FakeWandB(1) { FileBytes = bytes }.MapTo(fake);
}
