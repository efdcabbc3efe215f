namespace Evidence.Readers;

/// <summary>The set of readers as a whole.</summary>
public static class ReaderSet
{
    /// <summary>
    /// Version of the set. It changes whenever the same bytes would give other facts than before, so that kept readings of an earlier version are
    /// made anew.
    /// </summary>
    public const string Version = "2";

    /// <summary>Largest artifact of a format that is read as one document (JSON): 64 MB.</summary>
    public const long MaxDocumentBytes = 64L * 1024 * 1024;

    /// <summary>Largest text document (Markdown, YAML, front matter): 4 MB.</summary>
    public const long MaxTextBytes = 4L * 1024 * 1024;

    /// <summary>Largest artifact of a format that is read as a stream (XML, JSON lines, CSV, LCOV): 4 GB.</summary>
    public const long MaxStreamBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Longest line or element of a streamed format: 16 MB.</summary>
    public const int MaxLineBytes = 16 * 1024 * 1024;
}
