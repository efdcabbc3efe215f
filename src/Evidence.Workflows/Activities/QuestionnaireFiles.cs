using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Workflows.Activities;

/// <summary>Opens files of the store so that formats can seek in them.</summary>
internal static class QuestionnaireFiles
{
    /// <summary>A seekable copy of a content; it is gone when disposed.</summary>
    public static async Task<Stream> OpenAsync(IEvidenceStore store, Sha256Digest digest, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenContentAsync(digest, cancellationToken)
            ?? throw new EvidenceException(FaultCode.NotFound, $"The store has no file {digest.Short}; hand the questionnaire in again.");
        var copy = NewTemporary();
        try
        {
            await content.CopyToAsync(copy, cancellationToken);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <summary>An empty seekable file that is gone when disposed.</summary>
    public static FileStream NewTemporary() => new(
        Path.Combine(Path.GetTempPath(), "evidence-" + Path.GetRandomFileName()),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 64 * 1024,
        });
}
