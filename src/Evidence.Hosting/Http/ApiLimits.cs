using Microsoft.Extensions.Configuration;

namespace Evidence.Hosting.Http;

/// <summary>How large requests may be.</summary>
public sealed record ApiLimits
{
    /// <summary>The largest JSON body.</summary>
    /// <value>In bytes. Default: 1 MB.</value>
    public long JsonBytes { get; init; } = 1024 * 1024;

    /// <summary>The largest upload, its form included.</summary>
    /// <value>In bytes, 1 MB to 2 GB. Default: 100 MB, which is also what the Functions host lets through.</value>
    public long UploadBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>What <c>EVIDENCE_HTTP__UPLOADMEGABYTES</c> says.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: it is not a number from 1 to 2048.</exception>
    public static ApiLimits From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration["EVIDENCE_HTTP:UPLOADMEGABYTES"] switch
        {
            null or "" => new ApiLimits(),
            var text when long.TryParse(text, out var megabytes) && megabytes is >= 1 and <= 2048 => new ApiLimits { UploadBytes = megabytes * 1024 * 1024 },
            var text => throw new EvidenceException(FaultCode.Configuration, $"EVIDENCE_HTTP__UPLOADMEGABYTES is '{text}'; a whole number from 1 to 2048 is expected."),
        };
    }

    /// <summary>The limit for a kind of body.</summary>
    public long For(ApiBody body) => body == ApiBody.Upload ? UploadBytes : JsonBytes;
}
