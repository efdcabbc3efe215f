using System.Globalization;
using Evidence.Packs;

namespace Evidence.Connectors.Folder;

/// <summary>The files below a folder. Links are followed as long as they stay within it.</summary>
internal sealed class DirectoryTree : IFileTree
{
    private readonly string _root;
    private readonly string _realRoot;
    private readonly string _workspace;
    private readonly string _scope;
    private readonly List<TreeFile> _files = [];
    private readonly List<CollectionGap> _gaps = [];
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    /// <summary>Lists the files.</summary>
    /// <param name="root">The folder of the source; paths are relative to it and links may not leave it.</param>
    /// <param name="start">Where below it to begin: a folder or a file.</param>
    /// <param name="workspace">What locators are relative to.</param>
    public DirectoryTree(string root, string start, string workspace)
    {
        _root = root;
        _workspace = workspace;
        _realRoot = RealPath.Of(root) ?? root;
        _scope = Relative(start);
        VisitSidecarsAbove(start);
        Visit(start);
        _files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
    }

    public IReadOnlyList<TreeFile> Files => _files;

    public IReadOnlyList<CollectionGap> Gaps => _gaps;

    // Keeping a file means waiting for the disk, above all.
    public int ReadersAtOnce => 4;

    public bool IsInScope(string path) =>
        _scope == "." || path == _scope || path.StartsWith(_scope + "/", StringComparison.Ordinal);

    public string LocatorOf(string path) => FileLocators.Of(_workspace, Path.Combine(_root, path));

    public void Dispose()
    {
    }

    private void Visit(string path)
    {
        try
        {
            if (RealPath.Of(path) is not { } real)
            {
                Refuse(path, "It is a symbolic link that leads nowhere.");
            }
            else if (!RealPath.IsWithin(_realRoot, real))
            {
                Refuse(path, "It is a symbolic link that leaves the folder of the source.");
            }
            else if (Directory.Exists(real))
            {
                VisitFolder(path, real);
            }
            else
            {
                Add(path, new FileInfo(real));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Refuse(path, "It cannot be read.");
        }
    }

    // What a folder's sidecar says counts for what is below it, and a file's own sidecar lies beside it.
    private void VisitSidecarsAbove(string start)
    {
        foreach (var sidecar in Sidecars.NamesBeside(start).Where(File.Exists))
        {
            Visit(sidecar);
        }

        for (var folder = start; folder != _root && Path.GetDirectoryName(folder) is { } above; folder = above)
        {
            foreach (var sidecar in Sidecars.NamesIn(above).Where(File.Exists))
            {
                Visit(sidecar);
            }
        }
    }

    private void VisitFolder(string path, string real)
    {
        if (!_visited.Add(real))
        {
            return;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal))
        {
            if (!Path.GetFileName(entry).StartsWith('.'))
            {
                Visit(entry);
            }
        }
    }

    private void Add(string path, FileInfo file) => _files.Add(new TreeFile(
        Relative(path),
        file.Length,
        string.Create(CultureInfo.InvariantCulture, $"size={file.Length};modified={file.LastWriteTimeUtc.Ticks}"),
        () => new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan)));

    private void Refuse(string path, string why) => _gaps.Add(new(FileLocators.Of(_workspace, path), why, "Put the file itself into the folder, readable."));

    private string Relative(string path) => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/');
}
