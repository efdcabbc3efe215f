using Evidence.Ports;

namespace Evidence.Connectors.Bitbucket;

/// <summary>What a subject of a Bitbucket source may name.</summary>
internal static class BitbucketSubjects
{
    public const string Repository = "repository";
    public const string Branch = "branch";
    public const string Tag = "tag";
    public const string Commit = "commit";
    public const string Pipeline = "pipeline";
    public const string Downloads = "downloads";

    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new(Repository, "The repository as workspace/name; absent: the source's repository"),
        new(Branch, "A branch; the commit it is at when collected"),
        new(Tag, "A tag; its commit"),
        new(Commit, "SHA of a commit, whole or shortened"),
        new(Pipeline, "Number or UUID of a pipeline, alone: its steps, logs and tests"),
        new(Downloads, "Beside branch, tag or commit: names of files in the repository's downloads, separated by commas, * for any letters; absent: those named after the tag or commit"),
    ];
}
