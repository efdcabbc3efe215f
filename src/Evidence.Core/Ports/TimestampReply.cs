namespace Evidence.Ports;

/// <summary>What a time-stamping authority came to.</summary>
/// <param name="Token">The TimeStampToken as it was sent (RFC 3161, 2.4.2), seen to answer the request; null: there is none.</param>
/// <param name="Gap">Why there is none, in a line; null: there is one.</param>
public sealed record TimestampReply(ReadOnlyMemory<byte>? Token, string? Gap)
{
    /// <summary>A token was granted.</summary>
    public static TimestampReply Granted(ReadOnlyMemory<byte> token) => new(token, null);

    /// <summary>There is no token.</summary>
    /// <param name="gap">Why, in a line, and what to do.</param>
    public static TimestampReply Failed(string gap) => new(null, gap);
}
