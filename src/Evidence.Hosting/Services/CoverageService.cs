using Evidence.Controls;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Says where the controls of a release stand, from what is in the store.</summary>
public sealed class CoverageService(IWorkspaceSource workspace, ReleaseJudging judging, EvidenceCatalog catalog, TimeProvider time)
{
    /// <summary>Assesses every control of one framework, or of those evidence.yaml names.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no such release or framework; or nothing was collected yet.</exception>
    public async Task<Coverage> AssessAsync(string releaseId, string? framework, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var judged = await JudgeAsync(releaseId, framework, asOf, cancellationToken);
        return new Coverage(releaseId, judged.AsOf, judged.Controls, judged.Sources);
    }

    /// <summary>Follows one control over crosswalk, mapping and fact to the bytes of the artifacts it rests on.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no such release or control; or nothing was collected yet.</exception>
    public async Task<ControlTrail> ExplainAsync(string releaseId, ControlRef control, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var judged = await JudgeAsync(releaseId, control.Framework, asOf, cancellationToken);
        var assessment = judged.Controls.FirstOrDefault(known => known.Control == control)
            ?? throw new EvidenceException(FaultCode.NotFound, $"'{control.Framework}' has no control '{control.Id}'; 'evidence frameworks show {control.Framework}' lists them.");
        var collected = new ReleaseEvidence(judged.Artifacts, judged.Readings);
        return new ControlTrail(releaseId, judged.AsOf, assessment, await EvidenceTrail.FollowAsync(assessment, collected, catalog.Store, cancellationToken));
    }

    private async Task<PackContent> JudgeAsync(string releaseId, string? framework, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var content = workspace.Load();
        var release = content.ReleaseOf(releaseId);
        var frameworks = framework is null
            ? content.Frameworks
            : [content.AllFrameworks.FirstOrDefault(known => known.Id == framework)
                ?? throw new EvidenceException(FaultCode.NotFound, $"There is no framework '{framework}'; there are {string.Join(", ", content.AllFrameworks.Select(known => known.Id))}.")];
        var judged = await judging.JudgeAsync(release, asOf ?? time.GetUtcNow(), frameworks, ledger: null, cancellationToken);
        return judged.Sources.Count > 0
            ? judged
            : throw new EvidenceException(FaultCode.NotFound, $"Nothing was collected for '{releaseId}' yet; run 'evidence collect --release {releaseId}' first.");
    }
}
