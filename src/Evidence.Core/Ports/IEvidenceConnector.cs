using Evidence.Packs;
using Evidence.Releases;

namespace Evidence.Ports;

/// <summary>Reads one configured source.</summary>
/// <remarks>
/// Implementers: keep raw bytes and never judge. Page to the end; obey throttling (Retry-After and the system's own headers); call the configured host only,
/// a redirect elsewhere loses the credentials. An item that fails is a gap and the rest goes on; only a source that cannot be used at all (unreachable, unauthorised,
/// not found) gives a failed outcome. Neither method throws for what the source does; both throw <see cref="OperationCanceledException"/> when cancelled.
/// Collecting twice asks only for what is missing or may have changed, as far as the source allows. No secret in a record, log, error or locator.
/// </remarks>
public interface IEvidenceConnector
{
    /// <summary>Says whether the source is reachable and authorised and what it would collect, with as few requests as that takes.</summary>
    Task<SourceCheck> CheckAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellationToken);

    /// <summary>Collects everything the subjects name into the sink, and reconciles what was expected with what was received.</summary>
    Task<SourceOutcome> CollectAsync(IReadOnlyList<Subject> subjects, IArtifactSink sink, CancellationToken cancellationToken);
}
