using Evidence.Controls;
using Evidence.Gates;
using Evidence.Packs;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Judges a release and says what got worse since it was last looked at.</summary>
[DurableTask(ActivityNames.CompareRelease)]
public sealed class CompareReleaseActivity(IWorkspaceSource workspace, ReleaseJudging judging, EvidenceCatalog catalog) : TaskActivity<JudgeRequest, RefreshOneResult>
{
    private const int MaxLines = 5;

    /// <inheritdoc/>
    public override async Task<RefreshOneResult> RunAsync(TaskActivityContext context, JudgeRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var release = workspace.Load().ReleaseOf(input.ReleaseId);
        var judged = await judging.JudgeAsync(release, input.AsOf, frameworks: null, ledger: null, CancellationToken.None);
        var now = Standing.Of(judged);
        var key = new RecordKey(new("standing"), release.Id);
        // A repeated run compares with what it compared with before, not with its own result.
        var known = await catalog.FindAsync<Compared>(key, CancellationToken.None);
        var before = known?.RunId == input.PackId ? known.Before : known?.Now;
        await catalog.PutAsync(key, new Compared(input.PackId, before, now), CancellationToken.None);
        return before is null ? new RefreshOneResult(release.Id, [], null) : Compare(release.Id, before, now);
    }

    private static RefreshOneResult Compare(string releaseId, Standing before, Standing now)
    {
        string[] gates = [.. now.Gates
            .Where(gate => gate.Value != GateOutcome.Pass && before.Gates.GetValueOrDefault(gate.Key, gate.Value) is GateOutcome.Pass or GateOutcome.Waived)
            .Select(gate => $"{releaseId}: gate '{gate.Key}' was {Word(before.Gates[gate.Key])} and is {Word(gate.Value)}")];
        string[] controls = [.. now.Stale.Except(before.Stale, StringComparer.Ordinal).Select(control => $"{releaseId}: {control} went stale")];
        return new RefreshOneResult(
            releaseId,
            [.. gates.Concat(controls).Take(MaxLines)],
            gates.Length > 0 ? "gate-regressed" : controls.Length > 0 ? "evidence-stale" : null);
    }

    private static string Word(GateOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private sealed record Standing(IReadOnlyDictionary<string, GateOutcome> Gates, IReadOnlyList<string> Stale)
    {
        public static Standing Of(PackContent judged) => new(
            judged.Gates.ToDictionary(result => result.Gate.Id, result => result.Outcome, StringComparer.Ordinal),
            [.. judged.Controls.Where(control => control.Status == ControlStatus.Stale).Select(control => control.Control.ToString())]);
    }

    private sealed record Compared(string RunId, Standing? Before, Standing Now);
}
