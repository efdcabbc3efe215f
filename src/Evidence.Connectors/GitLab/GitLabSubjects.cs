using Evidence.Ports;

namespace Evidence.Connectors.GitLab;

/// <summary>What a subject of a GitLab source may name.</summary>
internal static class GitLabSubjects
{
    public const string Project = "project";
    public const string Ref = "ref";
    public const string Tag = "tag";
    public const string Commit = "commit";
    public const string Pipeline = "pipeline";

    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new(Project, "Path (group/name) or id of a project; absent: the source's project"),
        new(Ref, "A branch or tag; the commit it is at when collected"),
        new(Tag, "A tag; its commit and the release made of it"),
        new(Commit, "SHA of a commit, whole or shortened"),
        new(Pipeline, "Id of a pipeline, alone: its jobs, traces, artifacts and reports"),
    ];
}
