using Evidence.Ports;

namespace Evidence.Connectors.AzureDevOps;

/// <summary>What a subject of an Azure DevOps source may name.</summary>
internal static class AzureDevOpsSubjects
{
    public const string Project = "project";
    public const string Build = "build";
    public const string Commit = "commit";
    public const string Branch = "branch";
    public const string Definition = "definition";
    public const string Since = "since";

    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new(Project, "Name or id of a project; absent: the source's project"),
        new(Build, "Id of a build, alone"),
        new(Commit, "SHA of a commit: the builds of it; may be narrowed by branch, definition and since"),
        new(Branch, "A branch (main) or ref (refs/tags/v2.4.0): its builds; may be narrowed by definition and since"),
        new(Definition, "Id of a pipeline, to narrow a commit or branch"),
        new(Since, "Builds queued before that date are not looked at, to narrow a commit or branch"),
    ];
}
