using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>
/// A document has the share of sections that is asked for. Reads <see cref="Gate.Kind"/>, <see cref="Gate.Metric"/> (default
/// <c>documentation.completeness</c>), <see cref="Gate.AtLeast"/> (default all), <see cref="Gate.FreshFor"/>.
/// </summary>
/// <remarks>Every fresh document of the kind must meet it; the worst decides. Where a document states no share it is counted from its
/// <c>documentation.section_present</c> facts.</remarks>
internal sealed class CompletenessRule : IGateRule
{
    public GateResult Judge(Gate gate, GateInput input)
    {
        var metric = gate.Metric ?? "documentation.completeness";
        CollectedArtifact[] documents = [.. input.Collected.Current.Where(collected => gate.Kind is { } kind
            ? collected.IsOf(kind)
            : collected.Facts.Any(fact => fact.Metric == metric))];
        if (documents.Length == 0)
        {
            return new GateResult(gate, GateOutcome.Missing, $"No {gate.Kind ?? "document"} was collected.{Absence.Because(gate.Kind, input)}");
        }

        CollectedArtifact[] fresh = [.. documents.Where(document => input.AsOf <= document.Age + FactSelection.Window(gate, input.Policy, document))];
        if (fresh.Length == 0)
        {
            var newest = documents.MaxBy(document => document.Age)!;
            return new GateResult(gate, GateOutcome.Stale, $"'{newest.Artifact.Name}' was made {Figure.Day(newest.Age)} and is too old.", Artifacts: [.. documents.Select(document => document.Artifact.Digest)]);
        }

        var worst = Verdict.Worst(fresh.Select(document => Judge(gate, metric, document)));
        return new GateResult(
            gate,
            worst.Outcome,
            SentenceCase.Of(worst.Reason),
            worst.Observed,
            null,
            worst.SampleSize,
            default,
            [.. worst.Facts.Select(measured => measured.Fact)]);
    }

    private static Verdict Judge(Gate gate, string metric, CollectedArtifact document)
    {
        var name = $"'{document.Artifact.Name}'";
        MeasuredFact[] sections = [.. document.Facts.Where(fact => fact.Metric == "documentation.section_present").Select(fact => new MeasuredFact(fact, document))];
        var stated = document.Facts.FirstOrDefault(fact => fact.Metric == metric && fact.Slice.IsOverall && fact.Number is { } number && double.IsFinite(number));
        var absent = sections.Where(section => section.Fact.Number is not > 0).ToArray();
        if (document.Broken is { } why || (stated is null && sections.Length == 0))
        {
            return new(GateOutcome.Inconclusive, $"{name} does not say what it holds{(document.Broken is { } broken ? $": {broken}" : "")}", []);
        }

        var share = stated?.Number ?? ((double)(sections.Length - absent.Length) / sections.Length);
        var margin = share - (gate.AtLeast ?? 1);
        var missing = absent.Length > 0 ? $"; missing: {string.Join(", ", absent.Take(6).Select(section => section.Fact.Slice.Pairs.Count > 0 ? section.Fact.Slice.Pairs[0].Value : section.Fact.Pointer))}" : "";
        return new(
            margin >= -1e-12 ? GateOutcome.Pass : GateOutcome.Fail,
            $"{name} is {Figure.Percent(share)} complete; at least {Figure.Percent(gate.AtLeast ?? 1)} is asked for{missing}",
            stated is not null ? [new(stated, document), .. absent] : sections,
            share,
            null,
            sections.Length > 0 ? sections.Length : stated?.SampleSize,
            margin);
    }
}
