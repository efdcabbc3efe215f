using Evidence.Answers;
using Evidence.Controls;
using Evidence.Gates;
using Evidence.Notifications;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Judges a release and says what got worse since it was last looked at.</summary>
[DurableTask(ActivityNames.CompareRelease)]
public sealed class CompareReleaseActivity(IWorkspaceSource workspace, ReleaseJudging judging, EvidenceCatalog catalog) : TaskActivity<JudgeRequest, RefreshOneResult>
{
    private const int MaxLines = 5;
    private const int MaxTold = 10;

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
        return before is null ? new RefreshOneResult(release.Id, [], null) : Compare(release, judged, before, now);
    }

    private RefreshOneResult Compare(Release release, PackContent judged, Standing before, Standing now)
    {
        string[] regressed = [.. now.Gates
            .Where(gate => gate.Value != GateOutcome.Pass && before.Gates.GetValueOrDefault(gate.Key, gate.Value) is GateOutcome.Pass or GateOutcome.Waived)
            .Select(gate => gate.Key)];
        string[] stale = [.. now.Stale.Except(before.Stale, StringComparer.Ordinal)];
        string[] gates = [.. regressed.Select(gate => $"{release.Id}: gate '{gate}' was {Word(before.Gates[gate])} and is {Word(now.Gates[gate])}")];
        string[] controls = [.. stale.Select(control => $"{release.Id}: {control} went stale")];
        var kinds = judged.Gates.Where(result => regressed.Contains(result.Gate.Id, StringComparer.Ordinal)).Select(result => result.Gate.Kind).OfType<string>();
        var answers = TouchedAnswers.Find(workspace.Load().Library, release.Product, [.. stale, .. kinds]);
        return new RefreshOneResult(
            release.Id,
            [.. gates.Concat(controls).Take(MaxLines)],
            gates.Length > 0 ? NotificationEvents.GateRegressed : controls.Length > 0 ? NotificationEvents.EvidenceStale : null)
        {
            Happened = [.. Happened(NotificationEvents.GateRegressed, gates, []), .. Happened(NotificationEvents.EvidenceStale, controls, []), .. Touched(answers)],
        };
    }

    private static IEnumerable<RefreshEvent> Touched(IReadOnlyList<LibraryAnswer> answers) => Happened(
        NotificationEvents.AnswersTouched,
        [.. answers.Select(answer => $"answer '{answer.Id}'{(answer.Owner is null ? "" : $" ({answer.Owner})")} rests on it")],
        [.. answers.Select(answer => answer.Owner).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)]);

    private static IEnumerable<RefreshEvent> Happened(string name, string[] lines, string[] mentions)
    {
        if (lines.Length > 0)
        {
            yield return new RefreshEvent(name, [.. lines.Take(MaxTold)], [.. mentions.Take(MaxTold)]);
        }
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
