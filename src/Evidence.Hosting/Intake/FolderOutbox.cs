using Evidence.Ports;

namespace Evidence.Hosting.Intake;

/// <summary>An outbox that is a folder of this machine.</summary>
internal sealed class FolderOutbox(string folder) : IOutbox
{
    public async Task PutAsync(string path, string mediaType, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var file = Path.GetFullPath(Path.Combine(root, path));
        if (!file.StartsWith(root, StringComparison.Ordinal))
        {
            throw new EvidenceException(FaultCode.Usage, $"'{path}' leads out of the outbox; name a file within it.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Path.GetRandomFileName()}.partial";
        try
        {
            await using (var copy = File.Create(draft))
            {
                await content.CopyToAsync(copy, cancellationToken);
            }

            File.Move(draft, file, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
