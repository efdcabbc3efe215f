using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Has gates waived by two people: one proposes, another one confirms.</summary>
public sealed class WaiverService(IWorkflows workflows, EvidenceCatalog catalog, TimeProvider time)
{
    /// <summary>What is proposed on a pack and nobody has confirmed, by gate.</summary>
    public async Task<IReadOnlyList<WaiverProposal>> ListOpenAsync(PackResult pack, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var proposals = await catalog.ToListAsync<WaiverProposal>(PackRecords.WaiverProposals(pack.PackId), cancellationToken);
        return [.. proposals.Where(proposal => proposal.Saw == pack.Manifest)];
    }

    /// <summary>Takes one person's part in. The run is named after it, so that the same part is recorded once.</summary>
    /// <returns>Id of the run that records it.</returns>
    public async Task<string> StartAsync(string packId, WaiverAsk ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var request = new WaiverRequest(packId, ask.Gate, ask.By, ask.At ?? time.GetUtcNow(), ask.Saw) { Terms = ask.Terms };
        var runId = $"{packId}.waiver-{Sha256Digest.Of(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(request, EvidenceJson.Compact))).Short}";
        await workflows.StartAsync(WorkflowNames.WaiveGate, runId, request, cancellationToken);
        return runId;
    }

    /// <summary>Waits until it is recorded, and the pack assembled again where it was the second one.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>: the run failed.</exception>
    public async Task<WaiverResult> WaitAsync(string runId, CancellationToken cancellationToken)
    {
        var status = await workflows.WaitAsync(runId, cancellationToken);
        return status is { State: WorkflowState.Completed, Output: { } output }
            ? JsonSerializer.Deserialize<WaiverResult>(output, RunOutput.Json)!
            : throw new EvidenceException(FaultCode.Unavailable, $"The waiver was not recorded: {status.Failure ?? status.State.ToString().ToLowerInvariant()}");
    }
}
