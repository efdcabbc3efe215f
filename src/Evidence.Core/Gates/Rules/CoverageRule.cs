using Evidence.Controls;
using Evidence.Facts;

namespace Evidence.Gates.Rules;

/// <summary>
/// The share of a framework's controls that is evidenced. Reads <see cref="Gate.Frameworks"/> (default all that are assessed) and <see cref="Gate.AtLeast"/>
/// (default all).
/// </summary>
/// <remarks>Controls that do not apply are left out; partial and stale ones do not count. Every framework must meet the share; the worst decides. Where only
/// waived controls make up the share, the gate is waived.</remarks>
internal sealed class CoverageRule : IGateRule
{
    public GateResult Judge(Gate gate, GateInput input)
    {
        var frameworks = gate.Frameworks is { Count: > 0 } named
            ? named
            : [.. input.Controls.Select(control => control.Control.Framework).Distinct(StringComparer.Ordinal)];
        if (frameworks.Count == 0)
        {
            return new GateResult(gate, GateOutcome.Missing, "No framework is assessed.");
        }

        return frameworks
            .Select(framework => Judge(gate, framework, [.. input.Controls.Where(control => control.Control.Framework == framework)]))
            .OrderBy(result => result.Outcome.Weight())
            .ThenBy(result => result.Observed ?? -1)
            .First();
    }

    private static GateResult Judge(Gate gate, string framework, ControlAssessment[] controls)
    {
        ControlAssessment[] applicable = [.. controls.Where(control => control.Status != ControlStatus.NotApplicable)];
        if (applicable.Length == 0)
        {
            return new GateResult(gate, GateOutcome.Missing, $"No control of {framework} was assessed.");
        }

        var evidenced = applicable.Count(control => control.Status == ControlStatus.Evidenced);
        ControlAssessment[] waived = [.. applicable.Where(control => control.Waiver is not null)];
        var asked = gate.AtLeast ?? 1;
        var share = (double)evidenced / applicable.Length;
        var carried = (double)(evidenced + waived.Length) / applicable.Length;
        var counts = $"{evidenced} of {applicable.Length} applicable controls of {framework} are evidenced ({Figure.Percent(share)}); at least {Figure.Percent(asked)} is asked for.";
        return Meets(share, asked) ? new GateResult(gate, GateOutcome.Pass, counts, share, null, applicable.Length)
            : Meets(carried, asked) ? new GateResult(
                gate,
                GateOutcome.Waived,
                $"{counts} Waivers carry {string.Join(", ", waived.Select(control => control.Control.Id))}.",
                share,
                null,
                applicable.Length,
                Waiver: waived[0].Waiver,
                Unwaived: GateOutcome.Fail)
            : new GateResult(gate, GateOutcome.Fail, counts, share, null, applicable.Length);
    }

    private static bool Meets(double share, double asked) => share >= asked - 1e-12;
}
