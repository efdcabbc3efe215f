using Evidence.Facts;
using Evidence.Packs;
using Evidence.Releases;

namespace Evidence.Gates;

/// <summary>
/// What the gates say about a launch:
/// <list type="table">
/// <item><term>no gate applies, or a blocking gate neither passed nor is waived</term><description>no-go</description></item>
/// <item><term>else: a gate is waived, a conditional gate did not pass, a source did not give everything or was not asked, an artifact is broken</term><description>conditional go</description></item>
/// <item><term>else</term><description>go</description></item>
/// </list>
/// </summary>
public static class DispositionRule
{
    /// <summary>Decides by the results of the gates and by what is known to be missing.</summary>
    public static Disposition Decide(IReadOnlyList<GateResult> results, Release release, IReadOnlyList<SourceOutcome> sources, ReleaseEvidence collected)
    {
        if (results.Count == 0)
        {
            return new Disposition(
                DispositionKind.NoGo,
                [$"The policy '{release.Policy}' has no gate for tier {(int)release.Tier}: nothing was judged."],
                [$"Add gates for tier {(int)release.Tier} to the policy '{release.Policy}'."]);
        }

        GateResult[] open = [.. results.Where(result => !result.Outcome.LetsThrough()).OrderBy(result => result.Gate.Severity).ThenBy(result => result.Outcome.Weight())];
        GateResult[] waived = [.. results.Where(result => result.Outcome == GateOutcome.Waived)];
        string[] gaps = [.. Gaps(release, sources, collected)];
        var kind = open.Any(result => result.Gate.Severity == GateSeverity.Blocking) ? DispositionKind.NoGo
            : open.Length + waived.Length + gaps.Length > 0 ? DispositionKind.ConditionalGo
            : DispositionKind.Go;
        return new Disposition(kind, [.. Reasons(results, open, waived, gaps)], [.. Conditions(open, waived, gaps)]);
    }

    private static IEnumerable<string> Reasons(IReadOnlyList<GateResult> results, GateResult[] open, GateResult[] waived, string[] gaps)
    {
        foreach (var result in open)
        {
            yield return $"{result.Gate.Title}: {OutcomeWord(result.Outcome)}. {result.Reason}";
        }

        foreach (var result in waived)
        {
            yield return $"{result.Gate.Title}: {OutcomeWord(result.Unwaived ?? GateOutcome.Fail)}, carried by waiver {result.Waiver?.Id} until {(result.Waiver is { } waiver ? Figure.Day(waiver.Expires) : "it lapses")}. {result.Reason}";
        }

        foreach (var gap in gaps)
        {
            yield return gap;
        }

        if (open.Length + waived.Length == 0)
        {
            yield return results.Count == 1 ? "The one gate of the tier passed." : $"All {results.Count} gates of the tier passed.";
        }
    }

    private static IEnumerable<string> Conditions(GateResult[] open, GateResult[] waived, string[] gaps)
    {
        foreach (var result in open)
        {
            yield return $"{result.Gate.Title}: {Remedy.Of(result)}{(result.Gate.Severity == GateSeverity.Blocking ? ", before launch" : ", after launch, in the time the board sets")}.";
        }

        foreach (var waiver in waived.Select(result => result.Waiver).OfType<Waiver>())
        {
            yield return $"{waiver.Gate ?? waiver.Control}: the waiver {waiver.Id} lapses on {Figure.Day(waiver.Expires)}; residual risk: {waiver.ResidualRisk.TrimEnd('.')}.";
        }

        foreach (var gap in gaps)
        {
            yield return $"Complete the evidence: {gap}";
        }
    }

    private static IEnumerable<string> Gaps(Release release, IReadOnlyList<SourceOutcome> sources, ReleaseEvidence collected)
    {
        foreach (var source in sources.Where(source => source.State != SourceState.Complete))
        {
            var why = source.Gaps.Count > 0 ? $" ({source.Gaps[0].Why.TrimEnd('.')})" : "";
            yield return source.State == SourceState.Failed
                ? $"The source '{source.Source}' gave nothing{why}."
                : $"The source '{source.Source}' gave only a part: {Figure.Of(source.Received)}{(source.Expected is { } expected ? $" of {Figure.Of(expected)}" : "")}{why}.";
        }

        foreach (var source in release.Subjects.Select(subject => subject.Source).Distinct(StringComparer.Ordinal).Where(id => sources.All(outcome => outcome.Source != id)))
        {
            yield return $"The source '{source}' was not asked.";
        }

        foreach (var broken in collected.Current.Where(artifact => artifact.Broken is not null))
        {
            yield return $"'{broken.Artifact.Name}' could not be read: {broken.Broken!.TrimEnd('.')}.";
        }
    }

    private static string OutcomeWord(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Fail => "failed",
        GateOutcome.Inconclusive => "inconclusive",
        GateOutcome.Stale => "stale evidence",
        GateOutcome.Missing => "no evidence",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
