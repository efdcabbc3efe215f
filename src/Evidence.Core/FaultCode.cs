namespace Evidence;

/// <summary>The kinds of fault. Hosts translate them: the command line to an exit status, HTTP to a status code.</summary>
public enum FaultCode
{
    /// <summary>A file of the workspace or a setting is wrong (exit 2, HTTP 422).</summary>
    Configuration = 1,

    /// <summary>The caller asked for something that cannot be asked (exit 2, HTTP 400).</summary>
    Usage = 2,

    /// <summary>What was asked for does not exist (exit 2, HTTP 404).</summary>
    NotFound = 3,

    /// <summary>A source or service could not be reached or answered with an error (exit 3, HTTP 502).</summary>
    Unavailable = 4,

    /// <summary>A source or service refused the credentials (exit 3, HTTP 502).</summary>
    Unauthorized = 5,

    /// <summary>Bytes are not what they claim to be: a corrupt artifact, a hash that does not match (exit 1, HTTP 422).</summary>
    Corrupt = 6,

    /// <summary>A document is not in a format that is read, or is refused for safety (exit 2, HTTP 415 or 422).</summary>
    Unsupported = 7,

    /// <summary>Someone else changed it first, or it is already running (exit 2, HTTP 409).</summary>
    Conflict = 8,

    /// <summary>The caller may not do this (exit 2, HTTP 403).</summary>
    Forbidden = 9,

    /// <summary>The input is larger than what is allowed (exit 2, HTTP 413).</summary>
    TooLarge = 10,
}
