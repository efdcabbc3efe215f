using Evidence.Facts;

namespace Evidence.Gates;

/// <summary>What would let a gate pass, in a few words.</summary>
internal static class Remedy
{
    public static string Of(GateResult result) => result.Gate.Rule switch
    {
        GateRule.RequiredArtifact => $"{Renew(result)} a fresh {result.Gate.Kind}",
        GateRule.SignOff => $"have it decided by {Join(result.Gate.Roles ?? [])}",
        GateRule.Closure when result.Outcome == GateOutcome.Fail => $"close the {Join(result.Gate.Severities ?? [], " or ")} findings that are open".Replace("  ", " ", StringComparison.Ordinal),
        GateRule.Coverage when result.Outcome == GateOutcome.Fail => "give the evidence that the control annex names",
        GateRule.Completeness when result.Outcome == GateOutcome.Fail => "fill in the sections that are missing",
        _ => Measured(result),
    };

    private static string Measured(GateResult result) => result.Outcome switch
    {
        GateOutcome.Missing => "give the evidence: there is none",
        GateOutcome.Stale => "measure it again: what there is, is too old",
        GateOutcome.Inconclusive when result.Artifacts is { Count: > 1 } => "settle which of the artifacts holds",
        GateOutcome.Inconclusive when result.SampleSize is { } cases => $"measure it on more than the {Figure.Of(cases)} cases there are",
        GateOutcome.Inconclusive => "measure it so that it can be decided",
        _ when result.Gate.Rule == GateRule.Regression => "take it back to where the baseline was",
        _ when result is { Observed: { } observed, Gate.AtLeast: { } least } && observed < least => $"raise it from {Figure.Of(observed, result.Unit)} to {Figure.Of(least, result.Unit)} or more",
        _ when result is { Observed: { } observed, Gate.AtMost: { } most } && observed > most => $"lower it from {Figure.Of(observed, result.Unit)} to {Figure.Of(most, result.Unit)} or less",
        _ => "make it pass",
    };

    private static string Renew(GateResult result) => result.Outcome == GateOutcome.Stale ? "renew it with" : "give";

    private static string Join(IReadOnlyList<string> words, string last = " and ") =>
        words.Count < 2 ? string.Concat(words) : string.Join(", ", words.Take(words.Count - 1)) + last + words[^1];
}
