using Evidence.Ports;
using Evidence.Workflows;

namespace Evidence.Cli.Output;

/// <summary>Writes files of the store into a folder.</summary>
internal static class StoredFiles
{
    private const int CopyBuffer = 512 * 1024;

    /// <summary>Writes each file whole or not at all, and gives their paths.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(IEvidenceStore store, IEnumerable<PackFile> files, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        folder.Create();
        var paths = new List<string>();
        foreach (var file in files)
        {
            var path = Path.Combine(folder.FullName, file.Name);
            await WriteAsync(store, file, path, cancellationToken);
            paths.Add(path);
        }

        return paths;
    }

    public static async Task WriteAsync(IEvidenceStore store, PackFile file, string path, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenContentOnceAsync(file.Digest, cancellationToken)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The store lost '{file.Name}' ({file.Digest.Short}); run the command again.");
        var draft = path + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await using (var copy = File.Create(draft, bufferSize: 0))
            {
                await content.CopyToAsync(copy, CopyBuffer, cancellationToken);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(FaultCode.Usage, $"'{path}' cannot be written; close it where it is open, or name another place.", fault);
        }
    }
}
