namespace Evidence.Documents.Questionnaires.Words;

/// <summary>What a header text says about its column.</summary>
/// <param name="Role">The role.</param>
/// <param name="Weight">How sure: 1 the word itself, 0.8 with others, 0.5 a word that often means it.</param>
internal readonly record struct HeaderMatch(ColumnRole Role, double Weight)
{
    /// <summary>No header word.</summary>
    public static HeaderMatch None { get; } = new(ColumnRole.Unknown, 0);
}
