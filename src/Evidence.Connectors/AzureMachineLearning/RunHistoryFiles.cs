using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.MLflow;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>
/// Files of runs as the workspace's artifact service gives them: it tells a signed address of the storage account, which is read without credentials. (The MLflow endpoint
/// lists files and does not give them.)
/// </summary>
internal sealed class RunHistoryFiles(SourceClient client, AzureMLOptions options, string runId) : IFileSource
{
    public string Locate(string path, string? root) => client.LocatorOf(ContentInfo(path));

    public async Task<ArtifactContent> OpenAsync(string path, string? root, long? size, CancellationToken cancellationToken)
    {
        using var info = await client.ReadJsonAsync(ContentInfo(path), cancellationToken).ConfigureAwait(false);
        var signed = info.Root.Text("contentUri")
            ?? throw new SourceFaultException(SourceFaultKind.Malformed, "Azure ML told no address of the file's content.", "Collect again.");
        return ArtifactContent.Of(await client.OpenAsync(new SourceRequest(signed), size, cancellationToken).ConfigureAwait(false));
    }

    private SourceRequest ContentInfo(string path)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return new SourceRequest(new Uri(options.ServiceUrl, $"artifact/v2.0{options.Scope}/artifacts/contentinfo/ExperimentRun/dcid.{Uri.EscapeDataString(runId)}/{escaped}").AbsoluteUri);
    }
}
