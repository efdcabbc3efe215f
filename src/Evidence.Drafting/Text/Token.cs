namespace Evidence.Drafting.Text;

/// <summary>A run of letters or digits of a text.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Sentence">Number of its sentence, from 0.</param>
/// <param name="OpensSentence">True for the first word of a sentence.</param>
/// <param name="Joined">The word where it is not as it stands in the text: a prefix joined with what follows its hyphen; null: as it stands.</param>
internal readonly record struct Token(int Start, int Length, short Sentence, bool OpensSentence, string? Joined)
{
    /// <summary>The word as written, or joined.</summary>
    public ReadOnlySpan<char> In(string text) => Joined is null ? text.AsSpan(Start, Length) : Joined;
}
