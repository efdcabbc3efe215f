using Evidence.Ports;
using Evidence.Workflows;

namespace Evidence.Hosting.Services;

/// <summary>Collects all releases anew and tells people what got worse.</summary>
public sealed class RefreshService(IWorkflows workflows)
{
    /// <summary>Starts a refresh, or finds the one of the same minute.</summary>
    /// <returns>Id of the run.</returns>
    public async Task<string> StartAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var minute = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        var runId = $"refresh-{minute.UtcDateTime:yyyyMMdd'T'HHmm}Z";
        await workflows.StartAsync(WorkflowNames.Refresh, runId, new RefreshRequest(minute), cancellationToken);
        return runId;
    }
}
