namespace Evidence.Workspace;

/// <summary>The YAML files a workspace is made of, each as (path, name shown to people), in ordinal order.</summary>
internal sealed record WorkspaceFiles(
    (string Path, string Name)? Manifest,
    IReadOnlyList<(string Path, string Name)> Releases,
    IReadOnlyList<(string Path, string Name)> Policies,
    IReadOnlyList<(string Path, string Name)> Answers,
    IReadOnlyList<(string Path, string Name)> Risks,
    IReadOnlyList<(string Path, string Name)> Frameworks,
    IReadOnlyList<(string Path, string Name)> Mappings,
    IReadOnlyList<(string Path, string Name)> Crosswalks)
{
    private static readonly string[] _endings = [".yaml", ".yml"];

    public static WorkspaceFiles Of(WorkspaceOptions options)
    {
        var root = options.Root;
        var manifest = Path.Combine(root, "evidence.yaml");
        return new WorkspaceFiles(
            File.Exists(manifest) ? (manifest, "evidence.yaml") : null,
            In(root, "releases"),
            In(root, "policies"),
            In(root, "answers", SearchOption.AllDirectories),
            In(root, "risks"),
            Data(options, ""),
            Data(options, "mappings"),
            Data(options, "crosswalks"));
    }

    /// <summary>Changes whenever a file is added, removed or written.</summary>
    public string Fingerprint() =>
        string.Join('\n', All().Select(file => new FileInfo(file.Path)).Select(info => $"{info.FullName}|{info.LastWriteTimeUtc.Ticks}|{info.Length}"));

    private IEnumerable<(string Path, string Name)> All()
    {
        IEnumerable<(string Path, string Name)> manifest = Manifest is { } file ? [file] : [];
        return manifest.Concat(Releases).Concat(Policies).Concat(Answers).Concat(Risks).Concat(Frameworks).Concat(Mappings).Concat(Crosswalks);
    }

    // The workspace's own framework data comes on top of the data that ships with the product.
    private static IReadOnlyList<(string Path, string Name)> Data(WorkspaceOptions options, string folder)
    {
        var shipped = In(options.FrameworkData, folder).Select(file => (file.Path, "framework-mappings/" + file.Name));
        var own = Path.GetFullPath(Path.Combine(options.Root, "framework-mappings")) == Path.GetFullPath(options.FrameworkData)
            ? []
            : In(Path.Combine(options.Root, "framework-mappings"), folder).Select(file => (file.Path, "framework-mappings/" + file.Name));
        return [.. shipped, .. own];
    }

    private static IReadOnlyList<(string Path, string Name)> In(string root, string folder, SearchOption depth = SearchOption.TopDirectoryOnly)
    {
        var path = Path.Combine(root, folder);
        if (!Directory.Exists(path))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(path, "*", depth)
            .Where(file => _endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(file => (Path: file, Name: Path.GetRelativePath(root, file).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal)];
    }
}
