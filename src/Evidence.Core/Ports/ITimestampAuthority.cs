using Evidence.Artifacts;

namespace Evidence.Ports;

/// <summary>Vouches for the time at which something existed (a time-stamping authority, RFC 3161).</summary>
/// <remarks>Implementers: an authority that cannot be reached, refuses or answers with something else is a reply with a gap, never a fault. May be asked again.</remarks>
public interface ITimestampAuthority
{
    /// <summary>Its address, as people may read it.</summary>
    string Name { get; }

    /// <summary>Asks for a token over the digest, with a fresh nonce and the authority's certificate in it.</summary>
    Task<TimestampReply> StampAsync(Sha256Digest digest, CancellationToken cancellationToken);
}
