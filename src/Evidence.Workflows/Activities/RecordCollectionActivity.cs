using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>
/// Appends to the ledger what each source gave, in order of source: one entry a source and run, whose digest covers every artifact the release has from it, and whose
/// seal covers the records of them and what was read out of them, so that none can be added, dropped or changed unseen.
/// </summary>
[DurableTask(ActivityNames.RecordCollection)]
public sealed class RecordCollectionActivity(EvidenceCatalog catalog, IArtifactReading reading) : TaskActivity<CollectRequest, LedgerAnchor>
{
    /// <inheritdoc/>
    public override async Task<LedgerAnchor> RunAsync(TaskActivityContext context, CollectRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var artifacts = (await catalog.ListArtifactsAsync(input.ReleaseId, CancellationToken.None)).ToLookup(artifact => artifact.Provenance.Source, StringComparer.Ordinal);
        var outcomes = await catalog.ListSourceOutcomesAsync(input.ReleaseId, CancellationToken.None);
        var seal = await (await catalog.SealReleaseAsync(input.ReleaseId, reading.Version, CancellationToken.None)).KeepAsync(CancellationToken.None);
        LedgerDraft[] drafts = [.. outcomes
            .Where(outcome => input.Sources?.Contains(outcome.Source) != false)
            .Select(outcome => Draft(input, outcome, artifacts[outcome.Source], seal))];
        var entries = await catalog.Store.AppendToLedgerAsync(drafts, CancellationToken.None);
        var last = entries.MaxBy(entry => entry.Sequence)
            ?? throw new EvidenceException(FaultCode.Configuration, $"The release '{input.ReleaseId}' names no source; add one under 'subjects'.");
        return new LedgerAnchor(last.Sequence, last.Hash);
    }

    private static LedgerDraft Draft(CollectRequest input, SourceOutcome outcome, IEnumerable<Artifact> artifacts, Sha256Digest seal)
    {
        var lines = artifacts.Select(artifact => $"{artifact.Digest.Hex} {artifact.Provenance.Locator}\n").Order(StringComparer.Ordinal);
        var digest = Sha256Digest.Of(Encoding.UTF8.GetBytes(string.Concat(lines)));
        var detail = new { outcome.Source, outcome.State, outcome.Expected, outcome.Received, Gaps = outcome.Gaps.Count, Seal = seal };
        return new LedgerDraft(
            $"source-collected|{input.ReleaseId}|{outcome.Source}|{input.At.UtcDateTime:O}|{outcome.State}|{digest.Hex}|{seal.Short}",
            "source-collected",
            input.ReleaseId,
            digest,
            JsonSerializer.Serialize(detail, EvidenceJson.Compact),
            input.At);
    }
}
