namespace Evidence.Documents.Packs.Report;

/// <summary>A piece of text.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsBold">Set in bold.</param>
/// <param name="IsCode">Set in a monospaced face: digests, ids.</param>
/// <param name="Chip">Set on a coloured ground; <see cref="Tone.None"/>: not.</param>
/// <param name="Cites">Number of the evidence it links to; 0: none.</param>
/// <param name="IsSmall">Set smaller and lighter.</param>
internal sealed record Run(string Text, bool IsBold = false, bool IsCode = false, Tone Chip = Tone.None, int Cites = 0, bool IsSmall = false)
{
    public static implicit operator Run(string text) => new(text);
}
