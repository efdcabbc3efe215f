namespace Evidence;

/// <summary>
/// A fault the user can act on. The message is one line that says what is wrong, where, and what to do; it is shown as it is.
/// It never holds a secret, a stack trace or customer text.
/// </summary>
public sealed class EvidenceException : Exception
{
    /// <summary>Creates a fault with a stable code and a message fit for the user.</summary>
    /// <param name="code">What kind of fault it is.</param>
    /// <param name="message">One line: what, where, what is allowed or what to do.</param>
    /// <param name="innerException">What caused it, for logs; never shown to the user.</param>
    public EvidenceException(FaultCode code, string message, Exception? innerException = null)
        : base(OneLine(message), innerException) => Code = code;

    /// <summary>The stable code, which hosts turn into an exit status or an HTTP status.</summary>
    public FaultCode Code { get; }

    private static string OneLine(string message) =>
        message.ReplaceLineEndings(" ").Trim();
}
