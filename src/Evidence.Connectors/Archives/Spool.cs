using Evidence.Connectors.Collecting;

namespace Evidence.Connectors.Archives;

/// <summary>A temporary file for content that has to be read more than once. It is gone when disposed.</summary>
internal sealed class Spool : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"evidence-{Path.GetRandomFileName()}");

    /// <summary>True once it holds a content.</summary>
    public bool IsFilled { get; private set; }

    /// <summary>Copies a content into it, replacing what it held.</summary>
    public async Task FillAsync(Func<CancellationToken, Task<ArtifactContent>> open, CancellationToken cancellationToken)
    {
        IsFilled = false;
        var content = await open(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var file = Create();
            await using (file.ConfigureAwait(false))
            {
                await content.Stream.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }

        IsFilled = true;
    }

    /// <summary>Opens it for writing, empty.</summary>
    public FileStream Create() => new(_path, FileMode.Create, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);

    /// <summary>Opens what it holds.</summary>
    public FileStream OpenRead() => new(_path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous);

    public void Dispose() => File.Delete(_path);
}
