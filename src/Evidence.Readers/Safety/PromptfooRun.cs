using System.Globalization;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>
/// The tests of one promptfoo evaluation counted. A test that ended in an error did not pass. For a red-team evaluation a failed test is an attack
/// that succeeded.
/// </summary>
internal sealed class PromptfooRun(FactSheet sheet)
{
    private const int MaxFailures = 1000;

    private readonly PassCount _all = new();
    private readonly PassCounts _metrics = new();
    private readonly PassCounts _plugins = new();
    private readonly PassCounts _strategies = new();
    private readonly PassCounts _providers = new();
    private readonly List<PromptfooResult> _failures = [];
    private long _errors;

    /// <summary>True where it attacks a system rather than tests it.</summary>
    public bool IsRedTeam { get; set; }

    public string Kind => IsRedTeam || _plugins.Size > 0 ? ArtifactKinds.RedTeamReport : ArtifactKinds.SafetyEvaluation;

    public long Total => _all.Total;

    public void Take(PromptfooResult result)
    {
        _all.Count(result.IsPass, result.Pointer);
        _errors += result.IsError ? 1 : 0;
        foreach (var (metric, isPass) in result.Checks)
        {
            _metrics.Of(metric).Count(isPass, result.Pointer);
        }

        Count(_plugins, result.Plugin, result);
        Count(_strategies, result.Strategy, result);
        Count(_providers, result.Provider, result);
        if (!result.IsPass && _failures.Count < MaxFailures)
        {
            _failures.Add(result);
        }
    }

    /// <summary>Writes the facts.</summary>
    /// <param name="overall">Pointer to the whole of the results.</param>
    /// <param name="parts">Pointer to the results that a category is counted from; null: the first of them.</param>
    public void Write(string overall, string? parts)
    {
        var isAttack = IsRedTeam || _plugins.Size > 0;
        Rates(_all, overall, About.With(("errors", _errors > 0 ? _errors.ToString(CultureInfo.InvariantCulture) : null)), isAttack);
        foreach (var (name, count) in _metrics.All.Concat(_plugins.All))
        {
            Rates(count, parts ?? count.First!, Category(name, count), isAttack);
        }

        foreach (var (name, count) in _strategies.All)
        {
            Rates(count, parts ?? count.First!, About.Sliced("strategy", name), isAttack);
        }

        foreach (var (name, count) in _providers.Size > 1 ? _providers.All : [])
        {
            Rates(count, parts ?? count.First!, About.Sliced("provider", name), isAttack);
        }

        foreach (var failure in _failures)
        {
            sheet.AddText("safety.failed_case", failure.Pointer, failure.Description ?? failure.Plugin ?? "(unnamed)", About.With(
                (FactAttributes.Category, failure.Plugin ?? failure.Checks.Where(check => !check.IsPass).Select(check => check.Metric).FirstOrDefault()),
                (FactAttributes.Severity, Severities.Normalise(failure.Severity)),
                ("outcome", failure.IsError ? "error" : "failed"),
                ("strategy", failure.Strategy)));
        }
    }

    private static void Count(PassCounts counts, string? name, PromptfooResult result)
    {
        if (!string.IsNullOrEmpty(name))
        {
            counts.Of(name).Count(result.IsPass, result.Pointer, result.Severity);
        }
    }

    private static About Category(string name, PassCount count) =>
        About.Sliced("category", name, (FactAttributes.Category, name), (FactAttributes.Severity, Severities.Normalise(count.Severity)));

    private void Rates(PassCount count, string pointer, in About about, bool isAttack)
    {
        sheet.AddRate("safety.pass_rate", pointer, count.Passed, count.Total, about);
        if (isAttack)
        {
            sheet.AddRate("safety.attack_success_rate", pointer, count.Failed, count.Total, about);
        }
    }
}
