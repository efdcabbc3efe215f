using Evidence.Ports;

namespace Evidence.Hosting.Intake;

/// <summary>Copies of files that are kept elsewhere, so that formats can seek in them.</summary>
public static class RemoteCopy
{
    /// <summary>A seekable copy, at its start; it is gone when disposed.</summary>
    public static async Task<Stream> OpenAsync(RemoteFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), "evidence-" + Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            await using var content = await file.Open(cancellationToken);
            await content.CopyToAsync(copy, cancellationToken);
            copy.Position = 0;
            return copy;
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            await copy.DisposeAsync();
            throw new EvidenceException(FaultCode.Unavailable, $"'{file.Name}' broke off while it was read; try again.", fault);
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }
}
