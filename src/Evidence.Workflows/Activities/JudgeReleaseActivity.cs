using Evidence.Packs;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Judges a release and keeps the content of its pack.</summary>
[DurableTask(ActivityNames.JudgeRelease)]
public sealed class JudgeReleaseActivity(IWorkspaceSource workspace, ReleaseJudging judging, EvidenceCatalog catalog, IProgressListener progress) : TaskActivity<JudgeRequest, JudgeResult>
{
    private const int MaxReasons = 5;

    /// <inheritdoc/>
    public override async Task<JudgeResult> RunAsync(TaskActivityContext context, JudgeRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        progress.Report("pack", "judging");
        var release = workspace.Load().ReleaseOf(input.ReleaseId);
        var judged = await judging.JudgeAsync(release, input.AsOf, frameworks: null, input.Ledger, CancellationToken.None);
        var kept = await catalog.KeepAsync(judged, CancellationToken.None);
        return new JudgeResult(
            kept,
            judged.Disposition.Kind,
            [.. judged.Disposition.Reasons.Take(MaxReasons)],
            judged.Sources.Count(source => source.State != SourceState.Complete),
            SignOffs.RolesFor(judged))
        {
            Gates = new SortedDictionary<string, int>(
                judged.Gates.GroupBy(result => result.Outcome).ToDictionary(group => group.Key.ToString(), group => group.Count(), StringComparer.Ordinal), StringComparer.Ordinal),
        };
    }
}
