using Evidence.Ports;
using Evidence.Workflows;

namespace Evidence.Hosting.Services;

/// <summary>Collects the evidence of a release; the same for the command line, HTTP and Teams.</summary>
public sealed class CollectionService(IWorkspaceSource workspace, IWorkflows workflows, TimeProvider time)
{
    /// <summary>Starts a collection, or finds the run of the same request.</summary>
    /// <returns>Id of the run, and whether it is new.</returns>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no such release or source.</exception>
    public async Task<(string RunId, bool IsNew)> StartAsync(string releaseId, IReadOnlyList<string>? sources, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var content = workspace.Load();
        var release = content.ReleaseOf(releaseId);
        foreach (var source in sources ?? [])
        {
            if (release.Subjects.All(subject => subject.Source != source))
            {
                throw new EvidenceException(
                    FaultCode.NotFound,
                    $"Release '{releaseId}' names no source '{source}'; it names {string.Join(", ", release.Subjects.Select(subject => subject.Source).Distinct(StringComparer.Ordinal))}.");
            }
        }

        var stated = at ?? time.GetUtcNow();
        var runId = $"collect-{PackService.IdOf(releaseId, stated)}{(sources is null ? "" : "-" + RunIds.Safe(string.Join('.', sources)))}";
        var isNew = await workflows.StartAsync(WorkflowNames.CollectEvidence, runId, new CollectRequest(releaseId, stated, sources), cancellationToken);
        return (runId, isNew);
    }

    /// <summary>Collects and waits for the result.</summary>
    /// <exception cref="EvidenceException">The run failed; the message says why.</exception>
    public async Task<CollectResult> CollectAsync(string releaseId, IReadOnlyList<string>? sources, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var (runId, _) = await StartAsync(releaseId, sources, at, cancellationToken);
        var status = await workflows.WaitAsync(runId, cancellationToken);
        return status is { State: WorkflowState.Completed, Output: { } output }
            ? System.Text.Json.JsonSerializer.Deserialize<CollectResult>(output, RunOutput.Json)!
            : throw new EvidenceException(FaultCode.Unavailable, $"'{releaseId}' was not collected: {status.Failure ?? status.State.ToString().ToLowerInvariant()}");
    }
}
