namespace Evidence.Ports;

/// <summary>Where files that were taken out of an inbox are laid down when they are done.</summary>
/// <remarks>Implementers: writing the same again changes nothing; a file is there whole or not at all.</remarks>
public interface IOutbox
{
    /// <summary>Lays a file down, over one of that name that is there.</summary>
    /// <param name="path">Its name, with <c>/</c> between folders.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="content">Read to its end; not disposed.</param>
    /// <param name="cancellationToken">Cancels; nothing half-written remains.</param>
    Task PutAsync(string path, string mediaType, Stream content, CancellationToken cancellationToken);
}
