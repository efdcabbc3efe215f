using Evidence.Testing;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Evidence.Workspace.Tests.FrameworkData;

/// <summary>The files of framework-mappings/ as they are written, read without the product's own loader.</summary>
internal static class ShippedData
{
    private static readonly IDeserializer _yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();

    private static readonly Lazy<IReadOnlyDictionary<string, FrameworkYaml>> _frameworks = new(() =>
        Files("").Where(IsFramework).Select(Read<FrameworkYaml>).ToDictionary(framework => framework.Framework, StringComparer.Ordinal));

    private static readonly Lazy<IReadOnlyList<MappingYaml>> _mappings = new(() =>
        [.. Files("mappings").SelectMany(file => Read<MappingYaml.FileYaml>(file).Mappings)]);

    private static readonly Lazy<IReadOnlyList<CrosswalkYaml>> _crosswalks = new(() => [.. Files("crosswalks").Select(Read<CrosswalkYaml>)]);

    public static string Root => RepositoryRoot.Path("framework-mappings");

    public static IReadOnlyDictionary<string, FrameworkYaml> Frameworks => _frameworks.Value;

    public static IReadOnlyList<MappingYaml> Mappings => _mappings.Value;

    public static IReadOnlyList<CrosswalkYaml> Crosswalks => _crosswalks.Value;

    /// <summary>Ids of the metric vocabulary.</summary>
    public static IEnumerable<string> Metrics => YamlAsJson.Read(File.ReadAllText(Path.Combine(Root, "metrics.yaml")))!["metrics"]!.AsArray().Select(metric => metric!["id"]!.GetValue<string>());

    /// <summary>Every control as <c>framework:id</c>.</summary>
    public static IEnumerable<string> Controls => Frameworks.Values.SelectMany(framework => framework.Ids.Select(id => $"{framework.Framework}:{id}"));

    public static CrosswalkYaml Crosswalk(string id) => Crosswalks.Single(crosswalk => crosswalk.Crosswalk == id);

    /// <summary>Full paths of the YAML files of a folder, in order.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml").OrderBy(file => file, StringComparer.Ordinal)];

    /// <summary>Everything we wrote in our own words, with where it stands.</summary>
    public static IEnumerable<(string Where, string Words)> Prose() =>
        Frameworks.Values.SelectMany(ProseOf)
            .Concat(Mappings.Select(mapping => (mapping.Id, mapping.Expects)))
            .Concat(Crosswalks.SelectMany(crosswalk => crosswalk.Rows.Select(row => ($"{crosswalk.Crosswalk} {row.From} {row.To}", row.Reason))));

    private static IEnumerable<(string Where, string Words)> ProseOf(FrameworkYaml framework) =>
        framework.Groups.Select(group => ($"{framework.Framework}:{group.Id}", group.Title))
            .Concat(framework.Controls.SelectMany(control => new[]
            {
                ($"{framework.Framework}:{control.Id}", control.Title),
                ($"{framework.Framework}:{control.Id}", control.Expects ?? ""),
            }));

    private static bool IsFramework(string file) => File.ReadLines(file).Any(line => line.StartsWith("framework:", StringComparison.Ordinal));

    private static T Read<T>(string file) => _yaml.Deserialize<T>(File.ReadAllText(file));
}
