using Evidence.Connectors.Collecting;

namespace Evidence.Connectors.MLflow;

/// <summary>Where the files of a run or a logged model come from.</summary>
internal interface IFileSource
{
    /// <summary>The locator of a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="root">Where the server keeps the files.</param>
    string Locate(string path, string? root);

    /// <summary>Opens a file.</summary>
    Task<ArtifactContent> OpenAsync(string path, string? root, long? size, CancellationToken cancellationToken);
}
