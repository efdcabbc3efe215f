using Evidence.Connectors.MLflow;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>A workspace with one experiment of so many runs, each with one file behind a signed address.</summary>
internal sealed class AzureMLScript : ConnectorScript
{
    public const string Scope = "/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    public override int PageSize => 100;

    public override IReadOnlyList<Subject> Subjects { get; } = [new("aml", new Dictionary<string, string> { ["experiment"] = "credit" })];

    public override IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets) =>
        ConnectorTypes.Find("azure-ml", time, logs, new RotatingCredential(secrets, time));

    public override SourceDefinition Source(Uri url) => new(
        "aml",
        "azure-ml",
        new Dictionary<string, string>
        {
            ["url"] = url.ToString(), ["management-url"] = url.ToString(), ["region"] = "westeurope", ["subscription"] = "s-1", ["resource-group"] = "rg", ["workspace"] = "ws",
            ["allow-private-addresses"] = "true",
        },
        new Dictionary<string, string>());

    public override void Map(FakeSource fake, int items) => Map(fake, new FakeMLflow(items));

    public override int ArtifactsOf(int items) => 1 + (items * 2);

    public override bool IsListing(FakeRequest request) => request.Path.EndsWith("/runs/search", StringComparison.Ordinal);

    public override bool IsDownload(FakeRequest request) => request.Path.StartsWith("/signed/", StringComparison.Ordinal);

    public override bool IsAuthorised(FakeRequest request, string secret) => request.Query("sig") is not null || request.Header("Authorization") == $"Bearer {secret}";

    public override void MapHuge(FakeSource fake, long bytes) => Map(fake, new FakeMLflow(1) { FileBytes = bytes });

    public static void Map(FakeSource fake, FakeMLflow mlflow)
    {
        mlflow.MapTo(fake, $"/mlflow/v1.0{Scope}");
        fake.Map("GET", $"/artifact/v2.0{Scope}/artifacts/contentinfo/ExperimentRun/{{dcid}}/{{*path}}", request =>
            FakeAnswer.Json(new { contentUri = $"{fake.Url}signed/{request.Route["dcid"]["dcid.".Length..]}/{request.Route["path"]}?sv=2023&sig=abcdef" }));
        fake.Map("GET", "/signed/{run}/reports/card.md", request => mlflow.File(request.Route["run"]));
    }
}
