using Evidence.Answers;

namespace Evidence.Drafting.Extractive;

/// <summary>An approved text with its facts.</summary>
/// <param name="Text">The text; placeholders that could not be filled stand in it as they were.</param>
/// <param name="Citations">One a fact.</param>
/// <param name="Problems">Why a placeholder could not be filled or holds an old fact, a sentence each.</param>
internal sealed record FilledText(string Text, IReadOnlyList<Citation> Citations, IReadOnlyList<string> Problems)
{
    /// <summary>True where a placeholder is left.</summary>
    public bool IsIncomplete => Text.Contains("{{", StringComparison.Ordinal);
}
