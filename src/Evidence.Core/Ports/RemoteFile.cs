namespace Evidence.Ports;

/// <summary>A file that is kept elsewhere.</summary>
/// <param name="Id">Id there; the same file keeps it.</param>
/// <param name="Version">Changes when its bytes change.</param>
/// <param name="Name">File name without folders.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
/// <param name="Path">Path from the folder it was found in, with <c>/</c> between folders.</param>
/// <param name="Open">Opens it from the start. The caller disposes the stream.</param>
public sealed record RemoteFile(string Id, string Version, string Name, long Size, DateTimeOffset ModifiedAt, string Path, Func<CancellationToken, Task<Stream>> Open);
