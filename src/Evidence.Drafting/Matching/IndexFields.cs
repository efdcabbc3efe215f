namespace Evidence.Drafting.Matching;

/// <summary>Names of the fields of the index.</summary>
internal static class IndexFields
{
    /// <summary>Edition of the fields: an index of another one is not read.</summary>
    public const string Edition = "3";

    /// <summary>Stems and concepts of the questions and the words of the id, twice, and of the answer and the evidence it rests on, once. One field, so that a term is looked up once.</summary>
    public const string Words = "w";

    /// <summary>Clauses it rests on, as <c>framework:clause</c> and every clause that contains it.</summary>
    public const string Clause = "c";

    /// <summary>Concepts it is about, the stronger ones more than once.</summary>
    public const string Topic = "t";

    /// <summary>Lower-case words that neither English nor the thesaurus knows, for recognising names and repairing misspelt words.</summary>
    public const string Form = "f";

    /// <summary>Number made from the entry's id.</summary>
    public const string Key = "k";

    /// <summary>Number made from everything of the entry that is indexed.</summary>
    public const string Content = "h";
}
