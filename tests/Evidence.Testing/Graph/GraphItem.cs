namespace Evidence.Testing.Graph;

/// <summary>A file in a drive of the stand-in.</summary>
public sealed class GraphItem
{
    public required string Id { get; init; }

    /// <summary>From the root of the drive, with <c>/</c> between folders.</summary>
    public required string Path { get; init; }

    public required byte[] Content { get; set; }

    /// <summary>Counts the writes.</summary>
    public int Version { get; set; } = 1;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Scopes of the links that were made.</summary>
    public List<string> Links { get; } = [];
}
