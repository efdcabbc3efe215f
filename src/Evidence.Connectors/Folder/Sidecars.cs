using Evidence.Packs;

namespace Evidence.Connectors.Folder;

/// <summary>
/// The sidecar files of a tree. <c>report.json.provenance.yaml</c> speaks of <c>report.json</c>; <c>provenance.yaml</c> speaks of all files of its folder and of
/// the folders below it, and of single ones under <c>files</c>. The nearest word counts.
/// </summary>
internal sealed class Sidecars
{
    private const int MaxBytes = 1 << 20;
    private static readonly string[] _suffixes = [".provenance.yaml", ".provenance.yml"];
    private static readonly string[] _names = ["provenance.yaml", "provenance.yml"];
    private readonly Dictionary<string, Sidecar> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Sidecar> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Sidecar> _own = new(StringComparer.Ordinal);
    private readonly List<CollectionGap> _gaps = [];

    /// <summary>Reads the sidecars of a tree.</summary>
    public Sidecars(IFileTree tree)
    {
        var artifacts = tree.Files.Where(file => !IsSidecar(file)).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in tree.Files.Where(IsSidecar))
        {
            Read(tree, file, artifacts);
        }
    }

    /// <summary>What is wrong in sidecars, and files they speak of that are not there.</summary>
    public IReadOnlyList<CollectionGap> Gaps => _gaps;

    /// <summary>Where the sidecar of a file may be.</summary>
    public static IEnumerable<string> NamesBeside(string file) => _suffixes.Select(suffix => file + suffix);

    /// <summary>Where the sidecar of a folder may be.</summary>
    public static IEnumerable<string> NamesIn(string folder) => _names.Select(name => Path.Combine(folder, name));

    /// <summary>True where a file is a sidecar and no artifact.</summary>
    public static bool IsSidecar(TreeFile file) =>
        _names.Contains(file.FileName, StringComparer.Ordinal) || _suffixes.Any(suffix => file.FileName.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>All that is said of a file.</summary>
    public Sidecar Of(TreeFile file)
    {
        var said = _own.GetValueOrDefault(file.Path, Sidecar.Empty).Over(_named.GetValueOrDefault(file.Path, Sidecar.Empty));
        for (var folder = file.Folder; ; folder = folder.Contains('/', StringComparison.Ordinal) ? folder[..folder.LastIndexOf('/')] : "")
        {
            // A folder's locator is the folder's, not that of each file in it.
            said = said.Over(_folders.GetValueOrDefault(folder, Sidecar.Empty) with { Locator = null });
            if (folder.Length == 0)
            {
                return said;
            }
        }
    }

    private void Read(IFileTree tree, TreeFile file, HashSet<string> artifacts)
    {
        if (file.Size > MaxBytes)
        {
            _gaps.Add(new(tree.LocatorOf(file.Path), "A sidecar of more than 1MB is not read.", "Make it smaller."));
            return;
        }

        var reader = new SidecarReader();
        var isOfFolder = _names.Contains(file.FileName, StringComparer.Ordinal);
        if (TryRead(file) is not { } text)
        {
            _gaps.Add(new(tree.LocatorOf(file.Path), "The sidecar cannot be read.", "Let the account that collects read it."));
            return;
        }

        var said = reader.Read(text, isOfFolder);
        _gaps.AddRange(reader.Problems.Select(problem => new CollectionGap(tree.LocatorOf(file.Path), $"The sidecar is wrong, {problem}.", "Correct the line; see docs/connectors/folder.md.")));
        if (isOfFolder)
        {
            _folders[file.Folder] = said;
            Name(tree, file, reader.Files, artifacts);
            return;
        }

        var target = file.Path[..^_suffixes.First(suffix => file.FileName.EndsWith(suffix, StringComparison.Ordinal)).Length];
        _own[target] = said;
        ExpectThat(artifacts.Contains(target), tree, file, target);
    }

    private static StringReader? TryRead(TreeFile file)
    {
        try
        {
            using var text = new StreamReader(file.Open());
            return new StringReader(text.ReadToEnd());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or Http.SourceFaultException)
        {
            return null;
        }
    }

    private void Name(IFileTree tree, TreeFile file, Dictionary<string, Sidecar> named, HashSet<string> artifacts)
    {
        foreach (var (name, said) in named)
        {
            var target = file.Folder.Length == 0 ? name : $"{file.Folder}/{name}";
            _named[target] = said;
            ExpectThat(artifacts.Contains(target), tree, file, target);
        }
    }

    private void ExpectThat(bool isThere, IFileTree tree, TreeFile sidecar, string target)
    {
        if (!isThere && tree.IsInScope(target))
        {
            _gaps.Add(new(tree.LocatorOf(target), $"{sidecar.Path} speaks of it, and it is not there.", "Add the file, or take it out of the sidecar."));
        }
    }
}
