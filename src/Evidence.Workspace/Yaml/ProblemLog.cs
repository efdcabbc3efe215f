using Evidence.Workspaces;

namespace Evidence.Workspace.Yaml;

/// <summary>Collects everything that is wrong, so that a user sees all of it at once.</summary>
internal sealed class ProblemLog
{
    private readonly List<WorkspaceProblem> _problems = [];

    public IReadOnlyList<WorkspaceProblem> Problems => _problems;

    /// <summary>Lines of names at the root of a file, for checks that run after it was read.</summary>
    public Dictionary<string, YamlMap> Roots { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a record of a file was read, for checks that run after it was read. Records are told apart by reference: two may say the same.</summary>
    public Dictionary<object, (string File, int Line)> Origins { get; } = new(ReferenceEqualityComparer.Instance);

    public (string File, int Line) OriginOf(object record) => Origins.TryGetValue(record, out var origin) ? origin : ("framework-mappings", 0);

    public int LineOf(string file, string name, int index = -1)
    {
        if (!Roots.TryGetValue(file, out var root))
        {
            return 0;
        }

        return index >= 0 && root.Maps(name) is { } maps && index < maps.Count ? (int)maps[index].Line : (int)root.LineOf(name);
    }

    public void Add(string file, long line, string what, string allowed) => _problems.Add(new(file, (int)line, what, allowed));
}
