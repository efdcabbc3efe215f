using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Testing.Timestamps;

/// <summary>An authority in process: it stamps what it is given, or says why not.</summary>
public sealed class FakeTimestampAuthority(TimestampIssuer issuer) : ITimestampAuthority
{
    /// <summary>Why it gives no token; null: it gives one.</summary>
    public string? Gap { get; set; }

    public string Name => "https://tsa.example/";

    public Task<TimestampReply> StampAsync(Sha256Digest digest, CancellationToken cancellationToken) =>
        Task.FromResult(Gap is { } gap ? TimestampReply.Failed(gap) : TimestampReply.Granted(issuer.Issue(Convert.FromHexString(digest.Hex))));
}
