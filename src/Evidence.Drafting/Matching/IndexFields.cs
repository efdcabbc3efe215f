namespace Evidence.Drafting.Matching;

/// <summary>Names of the fields of the index.</summary>
internal static class IndexFields
{
    /// <summary>Stems and concepts of the questions, and the words of the id.</summary>
    public const string Question = "q";

    /// <summary>Stems and concepts of the answer.</summary>
    public const string Answer = "a";

    /// <summary>Stems and concepts of the evidence it rests on.</summary>
    public const string Evidence = "e";

    /// <summary>Clauses it rests on, as <c>framework:clause</c> and every clause that contains it.</summary>
    public const string Clause = "c";

    /// <summary>Concepts it is about, the stronger ones more than once.</summary>
    public const string Topic = "t";

    /// <summary>Lower-case words as written, for repairing misspelt ones.</summary>
    public const string Form = "f";

    /// <summary>Number made from the entry's id.</summary>
    public const string Key = "k";

    /// <summary>Number made from everything of the entry that is indexed.</summary>
    public const string Content = "h";

    /// <summary>The term of a concept.</summary>
    public static string ConceptTerm(string conceptId) => "#" + conceptId;
}
