using Polly;

namespace Evidence.Connectors.Http;

/// <summary>How one request is going.</summary>
internal sealed class RequestAttempts(string locator)
{
    public static readonly ResiliencePropertyKey<RequestAttempts> Key = new("evidence-attempts");

    public string Locator => locator;

    /// <summary>How long it has waited because the source throttles.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>How often it failed otherwise.</summary>
    public int Failures { get; set; }
}
