using Evidence.Ports;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>What a subject of a Weights &amp; Biases source may name.</summary>
internal static class WandBSubjects
{
    public const string Entity = "entity";
    public const string Project = "project";
    public const string Run = "run";
    public const string Filter = "filter";
    public const string Artifact = "artifact";
    public const string Registry = "registry";
    public const string Collection = "collection";
    public const string Alias = "alias";
    public const string Version = "version";
    public const string Files = "files";

    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new(Entity, "User or team; absent: the source's entity"),
        new(Project, "Name of a project; alone: its runs and artifacts"),
        new(Run, "Id or name of a run of the project; with the artifacts it made and used"),
        new(Filter, "Which runs of the project, as a JSON filter of the API: {\"tags\": \"candidate\"}"),
        new(Artifact, "Artifact of the project: name:alias, name:v3, or name for all versions"),
        new(Registry, "Name of a registry of the organisation, for instance model"),
        new(Collection, "Collection of the registry; absent: all"),
        new(Alias, "Alias of a version in the collection"),
        new(Version, "Version in the collection, for instance v3"),
        new(Files, "true or false: whether files of runs and artifacts are collected"),
    ];
}
