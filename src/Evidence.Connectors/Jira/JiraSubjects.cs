using Evidence.Connectors.Collecting;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;

namespace Evidence.Connectors.Jira;

/// <summary>What a subject of a Jira source may name.</summary>
internal static class JiraSubjects
{
    public const string Jql = "jql";
    public const string Attachments = "attachments";

    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new(Jql, "Which issues, as JQL that is bounded: project = RISK AND fixVersion = \"2.4.0\"", Required: true),
        DeclaredKind.Description,
        new(Attachments, "true or false: whether attachments are collected"),
    ];

    /// <summary>The gap for a subject that is not understood; null: it is.</summary>
    public static CollectionGap? FindGap(Subject subject) =>
        SubjectKeys.FindGap(subject, Keys, Jql) ?? DeclaredKind.FindGap(subject) ?? SubjectKeys.FindFlagGap(subject, Attachments);
}
