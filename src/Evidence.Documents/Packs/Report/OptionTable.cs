using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>What the board can do, and what each way takes and risks. It follows from the gates; the board may see more.</summary>
internal static class OptionTable
{
    public static Block Of(PackContent content) => new Block.Table(
        "What the board can do",
        [("Option", 200), ("What it takes", 400), ("What it risks", 400)],
        [.. Rows(content).Select(row => (IReadOnlyList<Cell>)[new Run(row.Option, IsBold: true), row.Takes, row.Risks])],
        HasCaption: false);

    private static IEnumerable<(string Option, string Takes, string Risks)> Rows(PackContent content) => content.Disposition.Kind switch
    {
        DispositionKind.Go => Go(content),
        DispositionKind.ConditionalGo => Conditional(content),
        _ => NoGo(content),
    };

    private static IEnumerable<(string, string, string)> Go(PackContent content)
    {
        yield return ("Launch", "Nothing more: every gate passed.", $"{OpenRisks(content)} {Expiry(content)}");
        yield return ("Launch to a part first", "A staged rollout and a day to look again.", "Later benefit; the evidence ages meanwhile.");
        yield return ("Gather more first", Completing(content), "Delay without a gate that asks for it.");
    }

    private static IEnumerable<(string, string, string)> Conditional(PackContent content)
    {
        var open = Names(content, result => !result.Outcome.LetsThrough());
        var waived = Names(content, result => result.Outcome == GateOutcome.Waived);
        yield return (
            "Launch with conditions",
            $"{Words.Count(content.Disposition.Conditions.Count, "condition")}, each with an owner and a day.",
            $"{(open.Length > 0 ? $"Not shown: {open}." : "")}{(waived.Length > 0 ? $" Accepted: {waived}." : "")} {OpenRisks(content)}".Trim());
        yield return ("Meet the conditions first", $"{Evidence(content)} Then build the pack again.", "Delay; evidence that is fresh today may go stale.");
        yield return ("Narrow the launch", "A release file with a narrower intended use, judged again.", "Benefit is smaller; use outside it must be prevented.");
    }

    private static IEnumerable<(string, string, string)> NoGo(PackContent content)
    {
        var blocking = Names(content, result => !result.Outcome.LetsThrough() && result.Gate.Severity == GateSeverity.Blocking);
        yield return (
            "Hold and fix",
            blocking.Length == 0 ? (content.Disposition.Conditions.Count > 0 ? content.Disposition.Conditions[0] : "A policy with gates for this tier.") : $"Make these pass: {blocking}.",
            "Delay. Evidence that is fresh today may go stale.");
        yield return ("Waive", "For each: a reason, the residual risk, an end, and two people who accept it.", $"The harm the gate is there to prevent. {OpenRisks(content)}");
        yield return ("Narrow the launch", "A release file with a narrower intended use or lower tier, judged again.", "Benefit is smaller; use outside it must be prevented.");
    }

    private static string Names(PackContent content, Func<GateResult, bool> which)
    {
        GateResult[] results = [.. content.Gates.Where(which).OrderBy(result => result.Gate.Severity).ThenBy(result => result.Outcome.Weight())];
        var names = string.Join("; ", results.Take(3).Select(result => $"\u201c{result.Gate.Title}\u201d"));
        return results.Length > 3 ? $"{names} and {results.Length - 3} more" : names;
    }

    private static string OpenRisks(PackContent content)
    {
        var open = content.Risks.Count(risk => !RiskRegister.IsSettled(risk));
        var grave = content.Risks.Count(risk => !RiskRegister.IsSettled(risk) && RiskRegister.Rank(risk) <= 1);
        return open == 0 ? "No open risk is recorded." : $"{Words.Count(open, "open risk")}{(grave > 0 ? $", {grave} of them critical or high" : "")}.";
    }

    private static string Expiry(PackContent content)
    {
        var first = content.Controls
            .SelectMany(control => control.Evidence)
            .Where(piece => piece.IsFresh)
            .Min(piece => piece.FreshUntil);
        return first is { } until ? $"The first evidence goes stale on {Figure.Day(until)}." : "";
    }

    private static string Evidence(PackContent content)
    {
        var sources = content.Sources.Count(source => source.State != SourceState.Complete);
        var gates = content.Gates.Count(result => !result.Outcome.LetsThrough());
        return $"{(gates > 0 ? $"{Words.Count(gates, "gate")} to pass" : "")}{(gates > 0 && sources > 0 ? ", " : "")}{(sources > 0 ? $"{Words.Count(sources, "source")} to complete" : "")}{(gates + sources == 0 ? "Waived gates to pass" : "")}.";
    }

    private static string Completing(PackContent content)
    {
        var open = content.Controls.Count(control => control.Status is ControlStatus.Missing or ControlStatus.Partial or ControlStatus.Stale);
        return $"Evidence for {Words.Count(open, "control")} that {(open == 1 ? "is" : "are")} not fully evidenced.";
    }
}
