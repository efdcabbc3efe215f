using Evidence.Ports;

namespace Evidence.Connectors.Settings;

/// <summary>What every source that is reached over HTTP can be told.</summary>
/// <param name="Url">Where the system is; ends in a slash.</param>
/// <param name="AllowPrivateAddresses">Whether private address ranges may be called. Link-local addresses never are.</param>
/// <param name="Timeout">How long one attempt may take to answer, and a body may pause: 1s to 30m, default 100s.</param>
/// <param name="MaxWait">How long one request may wait in all for a system that throttles: 0s to 1d, default 15m.</param>
/// <param name="MaxRetries">How often a request is tried again after a passing fault: 0 to 20, default 5.</param>
/// <param name="Parallelism">How many requests are under way at once: 1 to 32, default 4.</param>
/// <param name="MaxArtifactSize">The largest artifact that is collected: at least 1KB, default 50GB.</param>
internal sealed record HttpOptions(
    Uri Url,
    bool AllowPrivateAddresses,
    TimeSpan Timeout,
    TimeSpan MaxWait,
    int MaxRetries,
    int Parallelism,
    long MaxArtifactSize)
{
    /// <summary>The descriptions to list beside a connector's own. Where a system has a usual address, <c>url</c> is not required.</summary>
    public static IReadOnlyList<OptionDescription> Describe(string urlMeaning, bool urlRequired = true) =>
    [
        new("url", urlMeaning, urlRequired),
        new("allow-private-addresses", "true to allow addresses of private networks (10.0.0.0/8, 192.168.0.0/16, fd00::/8 ...); default false"),
        new("timeout", "How long one attempt may take to answer: 1s to 30m, default 100s"),
        new("max-wait", "How long one request may wait in all where the system throttles: 0s to 1d, default 15m"),
        new("max-retries", "How often a request is tried again after a passing fault: 0 to 20, default 5"),
        new("parallelism", "How many requests are under way at once: 1 to 32, default 4"),
        new("max-artifact-size", "The largest artifact that is collected: at least 1KB, default 50GB"),
    ];

    /// <summary>Reads them.</summary>
    public static HttpOptions Read(OptionReader reader, string? urlByDefault = null) => new(
        reader.Url("url", urlByDefault),
        reader.Flag("allow-private-addresses", false),
        reader.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(100)),
        reader.Duration("max-wait", TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromMinutes(15)),
        reader.Integer("max-retries", 0, 20, 5),
        reader.Integer("parallelism", 1, 32, 4),
        reader.Size("max-artifact-size", 1024, 50L << 30));
}
