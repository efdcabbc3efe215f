using Evidence.Ports;

namespace Evidence.Connectors.GitHubActions;

/// <summary>What a subject of a GitHub Actions source may name.</summary>
internal static class GitHubSubjects
{
    public const string Repository = "repository";
    public const string Commit = "commit";
    public const string Tag = "tag";
    public const string Branch = "branch";
    public const string Run = "run";

    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new(Repository, "owner/name; absent: the source's repository"),
        new(Commit, "SHA of a commit, whole or shortened"),
        new(Tag, "Name of a tag; its commit and the release made of it"),
        new(Branch, "Name of a branch; the commit it is at when collected"),
        new(Run, "Id of a workflow run, alone: its jobs, logs, artifacts and approvals"),
    ];
}
