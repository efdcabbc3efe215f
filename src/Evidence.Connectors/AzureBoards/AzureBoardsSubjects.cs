using Evidence.Connectors.Collecting;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;

namespace Evidence.Connectors.AzureBoards;

/// <summary>What a subject of an Azure Boards source may name.</summary>
internal static class AzureBoardsSubjects
{
    public const string Wiql = "wiql";
    public const string Query = "query";
    public const string Project = "project";
    public const string Attachments = "attachments";

    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new(Wiql, "Which work items, as WIQL: SELECT [System.Id] FROM WorkItems WHERE [System.Tags] CONTAINS '2.4.0'"),
        new(Query, "Id or path of a saved query: Shared Queries/Risks of 2.4"),
        new(Project, "Project of the query; absent: the source's project"),
        DeclaredKind.Description,
        new(Attachments, "true or false: whether attachments are collected"),
    ];

    /// <summary>The gap for a subject that is not understood; null: it is.</summary>
    public static CollectionGap? FindGap(Subject subject, string? project) =>
        SubjectKeys.FindGap(subject, Keys, Wiql, Query) ?? DeclaredKind.FindGap(subject) ?? SubjectKeys.FindFlagGap(subject, Attachments) ?? FindQueryGap(subject, project);

    private static CollectionGap? FindQueryGap(Subject subject, string? project) =>
        subject[Wiql] is not null && subject[Query] is not null ? new($"Subject {subject}", "It names both a query and WIQL.", "Write two subjects.")
        : subject[Query] is not null && (subject[Project] ?? project) is null ? new($"Subject {subject}", "It does not say in which project the query is saved.", "Give the subject or the source a 'project'.")
        : null;
}
