using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.MLflow;

/// <summary>An experiment with so many runs, each with one file.</summary>
internal sealed class MLflowScript : ConnectorScript
{
    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } =
        [new("tracking", new Dictionary<string, string> { ["experiment"] = "credit" })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) => ConnectorTypes.Find("mlflow", time, logs);

    public override SourceDefinition Source(Uri url) => new(
        "tracking",
        "mlflow",
        new Dictionary<string, string> { ["url"] = url.ToString(), ["max-results"] = "100", ["allow-private-addresses"] = "true" },
        new Dictionary<string, string> { ["token"] = "MLFLOW_TOKEN" });

    public override void Map(FakeSource fake, int items) => new FakeMLflow(items).MapTo(fake);

    // The experiment, and for each run what it says and its file.
    public override int ArtifactsOf(int items) => 1 + (items * 2);

    public override bool IsListing(FakeRequest request) => request.Path.EndsWith("/runs/search", StringComparison.Ordinal);

    public override bool IsDownload(FakeRequest request) => request.Path.Contains("/mlflow-artifacts/", StringComparison.Ordinal) || request.Path == "/get-artifact";

    public override bool IsAuthorised(FakeRequest request, string secret) => request.Header("Authorization") == $"Bearer {secret}";

    public override void MapHuge(FakeSource fake, long bytes) => new FakeMLflow(1) { FileBytes = bytes }.MapTo(fake);
}
