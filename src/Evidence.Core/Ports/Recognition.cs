namespace Evidence.Ports;

/// <summary>How surely a reader knows a content. The surest reader reads it; among equals the one registered first.</summary>
public enum Recognition
{
    /// <summary>Not its format.</summary>
    None,

    /// <summary>Could be, by shape.</summary>
    Possible,

    /// <summary>Is, by its shape and the names in it.</summary>
    Likely,

    /// <summary>States itself to be (a schema, a format version, a tool name).</summary>
    Certain,
}
