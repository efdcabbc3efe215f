using System.Diagnostics.Metrics;

namespace Evidence.Connectors.Http;

/// <summary>What connectors measure.</summary>
internal static class ConnectorMetrics
{
    private static readonly Meter _meter = new("Evidence.Connectors");

    /// <summary>How often a source asked to wait, by system.</summary>
    public static Counter<long> Throttled { get; } = _meter.CreateCounter<long>("evidence.source.throttled", "{time}", "How often a source asked to wait, by system");
}
