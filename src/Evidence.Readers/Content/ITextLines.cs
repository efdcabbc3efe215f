namespace Evidence.Readers.Content;

/// <summary>A document of lines while it is read.</summary>
internal interface ITextLines
{
    /// <summary>One line with its number, from 1.</summary>
    void Take(string line, long number);

    /// <summary>The end of the document: the facts are written. Null: it is read, else the reason why not.</summary>
    string? Finish();
}
