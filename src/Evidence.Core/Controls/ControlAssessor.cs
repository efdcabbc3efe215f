using Evidence.Gates;

namespace Evidence.Controls;

/// <summary>Says where every control of the frameworks stands for a release at a time, and why.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Not applicable: the release says so, with a reason.</item>
/// <item>Evidenced: every direct expectation of the tier has fresh evidence; or a control that covers this one (equal or superset along crosswalks) has.</item>
/// <item>Partial: some fresh evidence, direct or supporting; also where complete evidence contradicts itself on one dataset.</item>
/// <item>Stale: there is evidence, and none of it is fresh.</item>
/// <item>Missing: there is none.</item>
/// </list>
/// Evidence through a crosswalk keeps its strength over equal and superset relations and is supporting over the others; a chain is as strong as its weakest hop.
/// </remarks>
public static class ControlAssessor
{
    /// <summary>One assessment for every control of every framework asked for, in their order. The same input gives the same output.</summary>
    public static IReadOnlyList<ControlAssessment> Assess(AssessmentInput input)
    {
        var work = new ControlJudgement(input);
        return [.. input.Frameworks.SelectMany(framework => framework.Controls.Select(control => Assess(input, work, framework, control)))];
    }

    private static ControlAssessment Assess(AssessmentInput input, ControlJudgement work, Framework framework, Control control)
    {
        var reference = new ControlRef(framework.Id, control.Id);
        if (input.Release.NotApplicable?.FirstOrDefault(exclusion => exclusion.Control == reference) is { } exclusion)
        {
            return new ControlAssessment(reference, control.Title, control.Group, ControlStatus.NotApplicable, [exclusion.Reason], [], [], []);
        }

        var assessment = work.Judge(reference, control);
        return assessment.Status == ControlStatus.Evidenced ? assessment : Waive(input, assessment);
    }

    private static ControlAssessment Waive(AssessmentInput input, ControlAssessment assessment)
    {
        var waivers = input.Policy.Waivers
            .Where(waiver => waiver.Control is { } text && ControlRef.TryParse(text, out var control) && control == assessment.Control && waiver.IsFor(input.Release))
            .ToArray();
        var valid = waivers.FirstOrDefault(waiver => waiver.WhyNotValid(input.AsOf) is null);
        string[] said = valid is not null
            ? [$"Waiver {valid.Id} carries it until {Facts.Figure.Day(valid.Expires)}: {valid.Reason.TrimEnd('.')}; residual risk: {valid.ResidualRisk.TrimEnd('.')}."]
            : [.. waivers.Select(waiver => $"Waiver {waiver.Id} does not count: {waiver.WhyNotValid(input.AsOf)}")];
        return assessment with { Waiver = valid, Reasons = [.. assessment.Reasons, .. said] };
    }
}
