namespace Evidence.Readers.Content;

/// <summary>A JSON lines document while it is read.</summary>
internal interface IJsonLines
{
    /// <summary>One line; its values must not be kept beyond the call.</summary>
    void Take(JsonAt line, string pointer);

    /// <summary>The end of the document: the facts are written. Null: it is read, else the reason why not.</summary>
    /// <param name="kind">Kind of the artifact where the content decides it.</param>
    string? Finish(out string? kind);
}
