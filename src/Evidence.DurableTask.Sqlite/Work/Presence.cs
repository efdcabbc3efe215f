namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>
/// Proof that a worker lives: a file beside the store that it keeps locked. The system lets go of the lock whenever the process ends, also by
/// <c>kill -9</c>, so another worker that gets the lock knows the first is gone and need not wait for its leases to run out.
/// </summary>
internal sealed class Presence : IDisposable
{
    private readonly FileStream _file;

    private Presence(FileStream file, string name)
    {
        _file = file;
        Name = name;
    }

    /// <summary>The file's name, without its folder.</summary>
    public string Name { get; }

    public static Presence Show(string storePath)
    {
        var name = $"{Path.GetFileName(storePath)}-worker-{Guid.NewGuid():N}";
        var file = new FileStream(PathOf(storePath, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        return new Presence(file, name);
    }

    /// <summary>True when the worker of that name has certainly ended; its file is removed. False when it lives or nothing can be said.</summary>
    public static bool HasEnded(string storePath, string name)
    {
        try
        {
            using var file = new FileStream(PathOf(storePath, name), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception doubt) when (doubt is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose() => _file.Dispose();

    private static string PathOf(string storePath, string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(storePath))!, name);
}
