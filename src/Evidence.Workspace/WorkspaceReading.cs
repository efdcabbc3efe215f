using Evidence.Answers;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Workspace.Files;
using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace;

/// <summary>Reads every file once into one <see cref="WorkspaceContent"/>; what is wrong goes to the log, and reading goes on.</summary>
internal sealed class WorkspaceReading(WorkspaceOptions options, WorkspaceFiles files, ProblemLog log)
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
            [.. Each(files.Answers, (map, _) => AnswerFile.Read(map)).SelectMany(answers => answers)],
            [.. Selected(manifest, frameworks)],
            frameworks,
            [.. Each(files.Mappings, (map, _) => MappingFile.Read(map)).SelectMany(mappings => mappings)],
            [.. Each(files.Crosswalks, (map, _) => CrosswalkFile.Read(map))],
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

    // Files of the data folder say what they are by their first name: framework, metrics or concepts.
    private (List<Framework> Frameworks, List<MetricDefinition> Metrics, List<Concept> Concepts) ReadData()
    {
        var frameworks = new List<Framework>();
        var metrics = new List<MetricDefinition>();
        var concepts = new List<Concept>();
        foreach (var (path, name) in files.Frameworks)
        {
            if (YamlFile.ReadMap(path, name, log) is not { } map)
            {
                continue;
            }

            if (map.Names.Contains("metrics"))
            {
                metrics.InsertRange(0, VocabularyFile.ReadMetrics(map));
            }
            else if (map.Names.Contains("concepts"))
            {
                concepts.AddRange(VocabularyFile.ReadConcepts(map));
            }
            else
            {
                AddFramework(frameworks, FrameworkFile.Read(map));
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

    // Libraries are large, and their entries know their own lines.
    private void Remember(string name, YamlMap map)
    {
        if (!name.StartsWith("answers/", StringComparison.Ordinal))
        {
            log.Roots[name] = map;
        }
    }

    private IEnumerable<T> Each<T>(IReadOnlyList<(string Path, string Name)> list, Func<YamlMap, string, T> read)
    {
        foreach (var (path, name) in list)
        {
            if (YamlFile.ReadMap(path, name, log) is { } map)
            {
                yield return read(map, path);
                Remember(name, map);
            }
        }
    }
}
