using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Evidence.Hosting.Telemetry;

/// <summary>
/// What the product measures. Tags hold ids of operations, activities, sources and outcomes; never a name of a person or file, a text of a customer, or a secret.
/// </summary>
public static class EvidenceTelemetry
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string Name = "Evidence";

    /// <summary>Spans.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Figures.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>Requests answered, by operation and status.</summary>
    public static Counter<long> Requests { get; } = Meter.CreateCounter<long>("evidence.api.requests", "{request}", "Requests answered, by operation and status");

    /// <summary>How long activities took, by activity and whether they failed.</summary>
    public static Histogram<double> ActivityDuration { get; } = Meter.CreateHistogram<double>("evidence.activity.duration", "s", "How long activities took, by activity and outcome");

    /// <summary>Items received from sources.</summary>
    public static Counter<long> Collected { get; } = Meter.CreateCounter<long>("evidence.items.collected", "{item}", "Items received, by source");

    /// <summary>Gaps of sources.</summary>
    public static Counter<long> Gaps { get; } = Meter.CreateCounter<long>("evidence.items.failed", "{gap}", "Gaps, by source");

    /// <summary>Answers fit to send, for review, or unanswered.</summary>
    public static Counter<long> Answers { get; } = Meter.CreateCounter<long>("evidence.answers", "{answer}", "Answers, by status: drafted, review, abstained");

    /// <summary>Gate results.</summary>
    public static Counter<long> Gates { get; } = Meter.CreateCounter<long>("evidence.gates", "{gate}", "Gate results, by outcome");

    /// <summary>Packs assembled.</summary>
    public static Counter<long> Packs { get; } = Meter.CreateCounter<long>("evidence.packs", "{pack}", "Packs assembled, by disposition and verdict");

    /// <summary>Requests of a queue that were given up.</summary>
    public static Counter<long> Poisoned { get; } = Meter.CreateCounter<long>("evidence.requests.poisoned", "{request}", "Queue requests that were given up");
}
