using Evidence.Ports;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Says where the controls of a release stand, from what is in the store.</summary>
public sealed class CoverageService(IWorkspaceSource workspace, ReleaseJudging judging, TimeProvider time)
{
    /// <summary>Assesses every control of one framework, or of those evidence.yaml names.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no such release or framework; or nothing was collected yet.</exception>
    public async Task<Coverage> AssessAsync(string releaseId, string? framework, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var content = workspace.Load();
        var release = content.ReleaseOf(releaseId);
        var frameworks = framework is null
            ? content.Frameworks
            : [content.AllFrameworks.FirstOrDefault(known => known.Id == framework)
                ?? throw new EvidenceException(FaultCode.NotFound, $"There is no framework '{framework}'; there are {string.Join(", ", content.AllFrameworks.Select(known => known.Id))}.")];
        var judged = await judging.JudgeAsync(release, asOf ?? time.GetUtcNow(), frameworks, ledger: null, cancellationToken);
        return judged.Sources.Count > 0
            ? new Coverage(releaseId, judged.AsOf, judged.Controls, judged.Sources)
            : throw new EvidenceException(FaultCode.NotFound, $"Nothing was collected for '{releaseId}' yet; run 'evidence collect --release {releaseId}' first.");
    }
}
