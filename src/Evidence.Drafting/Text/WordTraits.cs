namespace Evidence.Drafting.Text;

/// <summary>What is known of a word from its form alone.</summary>
[Flags]
internal enum WordTraits : byte
{
    None = 0,

    /// <summary>Carries no content: articles, auxiliaries, and the frame of a question ("please describe whether").</summary>
    Function = 1,

    /// <summary>Written in capitals: an acronym or a code.</summary>
    Acronym = 2,

    /// <summary>Written with a capital inside a sentence, and no common English word.</summary>
    Name = 4,

    /// <summary>Digits.</summary>
    Number = 8,

    /// <summary>Negates: not, no, never, nobody.</summary>
    Negation = 16,
}
