namespace Evidence.Connectors.Http;

/// <summary>What can go wrong with a source.</summary>
internal enum SourceFaultKind
{
    /// <summary>No connection, no name, no answer in time.</summary>
    Unreachable,

    /// <summary>An address that may not be called.</summary>
    AddressRefused,

    /// <summary>The credentials were refused, or there are none (401).</summary>
    Unauthorised,

    /// <summary>The credentials do not reach so far (403).</summary>
    Forbidden,

    /// <summary>It is not there (404).</summary>
    NotFound,

    /// <summary>It was there and is gone (410).</summary>
    Expired,

    /// <summary>The request was not accepted (other 4xx).</summary>
    Refused,

    /// <summary>The system asks to wait for longer than is allowed.</summary>
    Throttled,

    /// <summary>The system failed and kept failing (5xx).</summary>
    ServerError,

    /// <summary>The answer leads somewhere else.</summary>
    Redirected,

    /// <summary>The answer is not what it should be: no JSON, cut off, without what it must have.</summary>
    Malformed,

    /// <summary>Larger than is allowed.</summary>
    TooLarge,

    /// <summary>The bytes ended before their end, or differ in number from what the source said.</summary>
    Incomplete,
}
