namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>A form of one layout, and what a person sees in it.</summary>
/// <param name="Name">Name of the layout.</param>
/// <param name="File">The file.</param>
/// <param name="Asked">Texts of its questions, in order.</param>
public sealed record FormLayout(string Name, byte[] File, params string[] Asked)
{
    public string FileName => "form." + (Name.StartsWith("excel", StringComparison.Ordinal) ? "xlsx" : "docx");

    /// <summary>Options each question has, in order; null: none of them has any.</summary>
    public string[]? Options { get; init; }

    /// <summary>Questions the reader is not sure about, by text.</summary>
    public string[] Doubtful { get; init; } = [];

    /// <summary>Questions that are answered in the file already, by text.</summary>
    public string[] Answered { get; init; } = [];

    /// <summary>Questions that have no place of their own, by text.</summary>
    public string[] Placeless { get; init; } = [];

    /// <summary>True: once every place is filled nothing shows any more that the labels ask.</summary>
    public bool LosesLabelsWhenFilled { get; init; }

    public override string ToString() => Name;
}
