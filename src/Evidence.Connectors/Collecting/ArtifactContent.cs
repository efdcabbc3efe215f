using Evidence.Connectors.Http;

namespace Evidence.Connectors.Collecting;

/// <summary>The bytes of an artifact on their way to the sink.</summary>
/// <param name="Stream">The bytes; disposed with it.</param>
/// <param name="MediaType">As the source states it, where it does.</param>
internal sealed record ArtifactContent(Stream Stream, string? MediaType = null) : IAsyncDisposable
{
    /// <summary>The content of an answer.</summary>
    public static ArtifactContent Of(SourceStream stream) => new(stream, stream.MediaType);

    /// <summary>Bytes at hand.</summary>
    public static ArtifactContent Of(ReadOnlyMemory<byte> bytes, string mediaType) => new(new MemoryStream(bytes.ToArray(), writable: false), mediaType);

    /// <summary>What ended reading, where it was the source's fault.</summary>
    public SourceFaultException? Fault => (Stream as SourceStream)?.Fault;

    /// <summary>Refuses a page of HTML where the name promises another format, as pages to sign in come with 200.</summary>
    /// <param name="name">Name of the file.</param>
    /// <exception cref="SourceFaultException">It is one, by what the source states and by how it begins.</exception>
    public void RefusePageInsteadOf(string name)
    {
        if ((Stream as SourceStream)?.IsPage == true && Path.GetExtension(name).ToLowerInvariant() is { Length: > 1 } extension and not (".html" or ".htm" or ".xhtml"))
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, $"A page of HTML came instead of the {extension} file, probably one to sign in.",
                "Check the credentials, and that nothing in between changes the answers.");
        }
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
