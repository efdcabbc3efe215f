using Evidence.Connectors.Settings;

namespace Evidence.Connectors.Http;

/// <summary>What a client is made from.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="System">Name of the system for people: <c>MLflow</c>.</param>
/// <param name="Page">The connector's page in docs/connectors, without <c>.md</c>.</param>
/// <param name="Options">Where it is and how it is called.</param>
internal sealed record SourceClientSettings(string Source, string System, string Page, HttpOptions Options)
{
    /// <summary>Reads what an answer says about how fast one may go on.</summary>
    public Func<HttpResponseMessage, DateTimeOffset, ThrottleReading> ReadThrottle { get; init; } = ThrottleReading.Read;

    /// <summary>Whether the body of a refusal (403, 429) has to be at hand for <see cref="ReadThrottle"/>, for systems whose headers do not tell throttling from missing permission.</summary>
    public bool ReadsRefusals { get; init; }
}
