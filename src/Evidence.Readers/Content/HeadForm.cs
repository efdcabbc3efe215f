namespace Evidence.Readers.Content;

/// <summary>What the first bytes of an artifact are, before any format is known.</summary>
internal enum HeadForm
{
    /// <summary>No bytes, or white space only.</summary>
    Empty,

    /// <summary>One JSON value.</summary>
    Json,

    /// <summary>Several JSON values, one a line.</summary>
    JsonLines,

    /// <summary>Well-formed XML as far as it can be seen.</summary>
    Xml,

    /// <summary>A page for people.</summary>
    Html,

    /// <summary>Any other text.</summary>
    Text,

    /// <summary>Anything else.</summary>
    Binary,
}
