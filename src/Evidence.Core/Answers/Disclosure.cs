using Evidence.Artifacts;

namespace Evidence.Answers;

/// <summary>The rule of what may leave.</summary>
public static class Disclosure
{
    /// <summary>Provenance attribute that says who may see an artifact: <c>public</c>, <c>nda</c> or <c>internal</c>.</summary>
    public const string ArtifactAttribute = "disclosure";

    /// <summary>Who may see an artifact, as its provenance says; null: it does not say.</summary>
    public static DisclosureLevel? LevelOf(Artifact artifact) =>
        artifact.Provenance.Attributes?.GetValueOrDefault(ArtifactAttribute) is { } text && Enum.TryParse<DisclosureLevel>(text, ignoreCase: true, out var level) ? level : null;

    /// <summary>True where an audience sees texts of that level.</summary>
    public static bool IsVisible(DisclosureLevel level, DisclosureLevel audience) => level <= audience;

    /// <summary>Judges an answer for an audience on a day. Approval and the last day count in full.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="audience">Who will read it.</param>
    /// <param name="day">The day it would leave.</param>
    public static LeaveVerdict Judge(LibraryAnswer answer, DisclosureLevel audience, DateOnly day) =>
        answer.Approved is not { } approved || approved > day ? LeaveVerdict.NotApproved
        : answer.Expires < day ? LeaveVerdict.Expired
        : !IsVisible(answer.Disclosure, audience) ? LeaveVerdict.AboveAudience
        : LeaveVerdict.MayLeave;

    /// <summary>True where <see cref="Judge"/> lets it leave.</summary>
    public static bool MayLeave(LibraryAnswer answer, DisclosureLevel audience, DateOnly day) => Judge(answer, audience, day) == LeaveVerdict.MayLeave;
}
