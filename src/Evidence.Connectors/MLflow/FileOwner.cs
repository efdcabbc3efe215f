using Evidence.Connectors.Http;
using Evidence.Ports;

namespace Evidence.Connectors.MLflow;

/// <summary>What files belong to: a run or a logged model.</summary>
/// <param name="Name">What it is called in gaps.</param>
/// <param name="List">Lists a folder; null: the top.</param>
/// <param name="Draft">Describes a file of a path, size and locator.</param>
/// <param name="Source">Where the files come from.</param>
/// <param name="ArtifactUri">Where the server keeps the files, if the listing does not say.</param>
internal sealed record FileOwner(
    string Name, Func<string?, SourceRequest> List, Func<string, long?, string, ArtifactDraft> Draft, IFileSource Source, string? ArtifactUri);
