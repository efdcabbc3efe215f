using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>Says why there is nothing to judge by: never just "missing" where more is known.</summary>
internal static class Absence
{
    public static GateResult OfFacts(Gate gate, GateInput input)
    {
        var what = gate.Metric ?? "a metric";
        var asked = gate.SliceBy is { } slice ? $" by {(slice == "*" ? "any slice" : slice)}" : "";
        var kind = gate.Kind is { } named ? $" in a {named}" : "";
        var where = gate.Where is { Count: > 0 } pairs
            ? $" where {string.Join(", ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} is {pair.Value}"))}"
            : "";
        var others = FactSelection.OtherDimensions(gate, input.Collected);
        var hint = others.Count > 0 ? $" There are values by {string.Join(", ", others)}; the gate's slice-by decides which are judged." : "";
        return new GateResult(gate, GateOutcome.Missing, $"No {what}{asked}{where} was collected{kind}.{hint}{Because(gate.Kind, input)}");
    }

    /// <summary>Broken artifacts and sources that did not give everything, as sentences with a leading space; empty: none.</summary>
    public static string Because(string? kind, GateInput input)
    {
        var broken = input.Collected.Current
            .Where(collected => collected.Broken is not null && (kind is null || collected.Kinds.Count == 0 || collected.IsOf(kind)))
            .Take(3)
            .Select(collected => $" '{collected.Artifact.Name}' could not be read: {collected.Broken!.TrimEnd('.')}.");
        var sources = input.Sources
            .Where(source => source.State != SourceState.Complete)
            .Select(source => source.State == SourceState.Failed
                ? $" The source '{source.Source}' gave nothing."
                : $" The source '{source.Source}' gave only a part.");
        return string.Concat(broken.Concat(sources));
    }
}
