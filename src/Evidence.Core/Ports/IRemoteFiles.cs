namespace Evidence.Ports;

/// <summary>Files in a document library elsewhere, by the links people share.</summary>
/// <remarks>
/// Implementers: contents stream. Credentials go to the configured service alone, whatever a link says. What is not there is
/// <see cref="FaultCode.NotFound"/>, what is refused <see cref="FaultCode.Unauthorized"/> or <see cref="FaultCode.Forbidden"/> with the permission that is missing.
/// </remarks>
public interface IRemoteFiles
{
    /// <summary>The file a link leads to.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Usage"/>: the link leads to a folder, or is not one of the service.</exception>
    Task<RemoteFile> FindAsync(Uri link, CancellationToken cancellationToken);

    /// <summary>Files below a folder that are new or changed since a cursor; all of them where there is none.</summary>
    /// <param name="folder">Link to the folder.</param>
    /// <param name="cursor">What the last call gave; null: there was none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<RemoteChanges> ListChangesAsync(Uri folder, string? cursor, CancellationToken cancellationToken);

    /// <summary>Lays a file down below a folder, over one of that path. The same again changes nothing.</summary>
    /// <returns>Where people open it.</returns>
    Task<string> PutAsync(Uri folder, string path, string mediaType, Stream content, CancellationToken cancellationToken);
}
