using Evidence.Answers;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Workspace.Cache;
using Evidence.Workspace.Files;
using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace;

/// <summary>Reads every file once into one <see cref="WorkspaceContent"/>; what is wrong goes to the log, and reading goes on.</summary>
internal sealed class WorkspaceReading(WorkspaceOptions options, WorkspaceFiles files, ParsedFiles kept, ProblemLog log)
{
    public WorkspaceContent Read()
    {
        var manifest = ReadManifest();
        var (frameworks, metrics, concepts) = ReadData();
        var root = Path.GetFullPath(options.Root);
        return new WorkspaceContent(
            root,
            manifest.Name,
            manifest.Products,
            manifest.Sources,
            [.. Each(files.Releases, (map, path) => ReleaseFile.Read(map, Path.GetFileNameWithoutExtension(path)))],
            [.. Each(files.Policies, (map, path) => PolicyFile.Read(map, Path.GetFileNameWithoutExtension(path)))],
            [.. EachKept(files.Answers, name => new AnswersForm(name), AnswerFile.Read).SelectMany(answers => answers)],
            [.. Selected(manifest, frameworks)],
            frameworks,
            [.. EachKept(files.Mappings, _ => new MappingsForm(), MappingFile.Read).SelectMany(mappings => mappings)],
            [.. EachKept(files.Crosswalks, _ => new CrosswalkForm(), CrosswalkFile.Read)],
            new MetricVocabulary(metrics),
            new Thesaurus(concepts),
            [.. Each(files.Risks, (map, _) => RiskFile.Read(map)).SelectMany(risks => risks)],
            manifest.Storage,
            manifest.Signing,
            manifest.Delivery,
            manifest.People)
        {
            Subscriptions = manifest.Subscriptions,
            Graph = manifest.Graph,
            Drafting = manifest.Drafting,
            WatchedFolders = manifest.WatchedFolders,
        };
    }

    private ManifestFile ReadManifest()
    {
        if (files.Manifest is not { } file)
        {
            log.Add("evidence.yaml", 0, $"not found in '{options.Root}'", "run 'evidence init DIR' for a commented starter, or name the workspace with --workspace DIR");
            return ManifestFile.Empty;
        }

        return YamlFile.ReadMap(file.Path, file.Name, log) is { } map ? ManifestFile.Read(map, Path.GetFullPath(options.Root)) : ManifestFile.Empty;
    }

    private (List<Framework> Frameworks, List<MetricDefinition> Metrics, List<Concept> Concepts) ReadData()
    {
        var frameworks = new List<Framework>();
        var metrics = new List<MetricDefinition>();
        var concepts = new List<Concept>();
        foreach (var data in EachKept(files.Frameworks, _ => new DataForm(), DataFile.Read))
        {
            metrics.InsertRange(0, data.Metrics);
            concepts.AddRange(data.Concepts);
            if (data.Framework is not null)
            {
                AddFramework(frameworks, data.Framework);
            }
        }

        return (frameworks, metrics, concepts);
    }

    // A workspace may replace a shipped framework by a file with the same id, for instance after importing the official texts.
    private static void AddFramework(List<Framework> frameworks, Framework framework)
    {
        frameworks.RemoveAll(known => known.Id == framework.Id);
        frameworks.Add(framework);
    }

    private static IEnumerable<Framework> Selected(ManifestFile manifest, List<Framework> all) =>
        manifest.Frameworks.Count == 0
            ? all.Where(framework => framework.Id is "nist-ai-rmf" or "iso-23894")
            : manifest.Frameworks.Select(id => all.FirstOrDefault(framework => framework.Id == id)).OfType<Framework>();

    private IEnumerable<T> Each<T>(IReadOnlyList<(string Path, string Name)> list, Func<YamlMap, string, T> read)
    {
        foreach (var (path, name) in list)
        {
            if (YamlFile.ReadMap(path, name, log) is { } map)
            {
                yield return read(map, path);
                log.Roots[name] = map;
            }
        }
    }

    // Large files, whose records know their own lines: what was read from the same bytes before need not be read again.
    private IEnumerable<T> EachKept<T>(IReadOnlyList<(string Path, string Name)> list, Func<string, ICachedForm<T>> form, Func<YamlMap, T> read)
        where T : class
    {
        foreach (var (path, name) in list)
        {
            if ((kept.Find(path, form(name)) ?? ReadAndKeep(path, name, form(name), read)) is { } value)
            {
                yield return value;
            }
        }
    }

    private T? ReadAndKeep<T>(string path, string name, ICachedForm<T> form, Func<YamlMap, T> read)
        where T : class
    {
        var problems = log.Problems.Count;
        if (YamlFile.ReadBytes(path, name, log) is not { } bytes || YamlFile.ReadMap(bytes, name, log) is not { } map)
        {
            return null;
        }

        var value = read(map);
        if (log.Problems.Count == problems)
        {
            kept.Keep(bytes, form, value);
        }

        return value;
    }
}
