using Evidence.Artifacts;
using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;

namespace Evidence.Connectors.Collecting;

/// <summary>What a subject says its tickets are. Systems of tickets do not tell a risk from a task, so only the subject can.</summary>
internal static class DeclaredKind
{
    public const string Key = "kind";

    private static readonly string[] _kinds =
    [
        ArtifactKinds.RiskItem, ArtifactKinds.Finding, ArtifactKinds.Incident, ArtifactKinds.Approval, ArtifactKinds.ChangeRequest, ArtifactKinds.WorkItem,
    ];

    /// <summary>The key, for the descriptions of subjects.</summary>
    public static OptionDescription Description { get; } = new(Key, $"What they are: {Spelling.Listed(_kinds)}; absent: a reader decides by content");

    /// <summary>The kind a subject declares; null: none.</summary>
    public static string? Of(Subject subject) => subject[Key];

    /// <summary>The gap for a subject that declares something else; null: it does not.</summary>
    public static CollectionGap? FindGap(Subject subject) =>
        Of(subject) is { } kind && !_kinds.Contains(kind, StringComparer.Ordinal)
            ? new($"Subject {subject}", $"'{kind}' is not what '{Key}' takes.{(Spelling.Nearest(kind, _kinds) is { } word ? $" Did you mean '{word}'?" : "")}", $"Use one of: {Spelling.Listed(_kinds)}.")
            : null;
}
