namespace Evidence.Answers;

/// <summary>An entry of the answer library (answers/*.yaml).</summary>
/// <param name="Id">Unique in the library.</param>
/// <param name="Questions">Questions it answers, at least one.</param>
/// <param name="Text">The approved answer; may hold <c>{{fact:...}}</c> placeholders.</param>
/// <param name="Choice">Which box it ticks; null: none.</param>
/// <param name="Products">Products it holds for; empty: all.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Approved">When it was approved; null: not approved, it never leaves.</param>
/// <param name="Expires">The last day it may leave; null: no limit.</param>
/// <param name="Disclosure">Who may see it; internal where the file does not say.</param>
/// <param name="Evidence">Artifact kinds and controls (<c>framework:id</c>) it rests on.</param>
/// <param name="File">File it stands in, relative to the workspace.</param>
/// <param name="Line">Line it starts at, counted from 1.</param>
public sealed record LibraryAnswer(
    string Id,
    IReadOnlyList<string> Questions,
    string Text,
    AnswerChoice? Choice,
    IReadOnlyList<string> Products,
    string? Owner,
    DateOnly? Approved,
    DateOnly? Expires,
    DisclosureLevel Disclosure,
    IReadOnlyList<string> Evidence,
    string File = "",
    int Line = 0);
