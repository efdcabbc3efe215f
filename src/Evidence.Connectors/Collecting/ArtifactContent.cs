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

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
