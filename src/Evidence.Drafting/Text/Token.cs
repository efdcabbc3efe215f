namespace Evidence.Drafting.Text;

/// <summary>A run of letters or digits as it stands in the text.</summary>
/// <param name="Surface">As written.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Sentence">Number of its sentence, from 0.</param>
/// <param name="OpensSentence">True for the first word of a sentence.</param>
internal readonly record struct Token(string Surface, int Start, short Sentence, bool OpensSentence);
