using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Security;

/// <summary>One run of one analyser.</summary>
internal sealed class SarifRun
{
    private const int MaxFindings = 10_000;

    private readonly FactSheet _sheet;
    private readonly JsonAt _run;
    private readonly List<JsonAt> _rules;
    private readonly Dictionary<string, JsonAt> _rulesById = new(StringComparer.Ordinal);

    public SarifRun(FactSheet sheet, JsonAt run)
    {
        _sheet = sheet;
        _run = run;
        _rules = [.. (run.At("tool", "driver", "rules")?.Items ?? []), .. (run.At("tool", "extensions")?.Items ?? []).SelectMany(extension => extension.Get("rules")?.Items ?? [])];
        foreach (var rule in _rules.Where(rule => rule.Get("id")?.Text is not null))
        {
            _rulesById.TryAdd(rule.Get("id")!.Value.Text!, rule);
        }
    }

    public void Write()
    {
        var driver = _run.At("tool", "driver");
        _sheet.Tool = $"{driver?.Get("name")?.Text} {(driver?.Get("semanticVersion", "version"))?.Text}".Trim() is { Length: > 0 } tool ? tool : null;
        var invocation = _run.Get("invocations")?.Items.LastOrDefault();
        _sheet.MeasuredAt = (invocation?.Get("endTimeUtc", "startTimeUtc"))?.Time;
        WriteInvocations();
        if (_run.Get("results") is not { IsArray: true } results)
        {
            _sheet.Note($"{_run.Pointer}: the run holds no list of results: nothing was scanned, or the results are kept elsewhere.");
            return;
        }

        var findings = results.Items.Select(result => (Result: result, Rule: RuleOf(result))).Where(finding => IsProblem(finding.Result)).Select(finding => (finding.Result, finding.Rule, Severity: SeverityOf(finding.Result, finding.Rule), State: StateOf(finding.Result))).ToList();
        WriteCounts(results, [.. findings.Where(finding => finding.State == "open").Select(finding => finding.Severity)]);
        foreach (var (result, rule, severity, state) in findings.Take(MaxFindings))
        {
            WriteFinding(result, rule, severity, state);
        }

        if (findings.Count > MaxFindings)
        {
            _sheet.Note(string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxFindings} of {findings.Count} findings are listed."));
        }
    }

    // Results of kind "pass", "notApplicable" or "informational" are no problems (section 3.27.9).
    private static bool IsProblem(JsonAt result) => result.Get("kind")?.Text is null or "fail" or "open" or "review";

    private static string StateOf(JsonAt result) =>
        result.Get("baselineState")?.Text == "absent" ? "closed"
        : result.Get("suppressions") is { Size: > 0 } suppressions && suppressions.Items.All(one => one.Get("status", "state")?.Text is null or "accepted") ? "accepted"
        : "open";

    private void WriteInvocations()
    {
        foreach (var invocation in _run.Get("invocations")?.Items ?? [])
        {
            if (invocation.Get("executionSuccessful") is { Flag: { } isSuccess } outcome)
            {
                _sheet.Add("security.scan_succeeded", outcome.Pointer, isSuccess ? 1 : 0);
            }
        }
    }

    private void WriteCounts(JsonAt results, List<string> open)
    {
        _sheet.Add("security.findings", results.Pointer, open.Count);
        foreach (var severity in Severities.All.Where(open.Contains))
        {
            _sheet.Add("security.findings", results.Pointer, open.Count(one => one == severity), About.Sliced("severity", severity, (FactAttributes.Severity, severity)));
        }
    }

    private JsonAt? RuleOf(JsonAt result)
    {
        if ((result.Get("ruleIndex") ?? result.At("rule", "index"))?.Count is { } index && index < _rules.Count)
        {
            return _rules[(int)index];
        }

        return RuleId(result) is { } id && _rulesById.TryGetValue(id, out var rule) ? rule : null;
    }

    private static string? RuleId(JsonAt result) => (result.Get("ruleId") ?? result.At("rule", "id"))?.Text;

    private static string SeverityOf(JsonAt result, JsonAt? rule)
    {
        var score = (result.At("properties", "security-severity") ?? rule?.At("properties", "security-severity"))?.Number;
        var level = result.Get("level")?.Text ?? rule?.At("defaultConfiguration", "level")?.Text ?? "warning";
        return Severities.OfScore(score) ?? Severities.Normalise(level) ?? "medium";
    }

    private void WriteFinding(JsonAt result, JsonAt? rule, string severity, string state)
    {
        var location = result.Get("locations")?.Items.Select(place => place.Get("physicalLocation")).FirstOrDefault();
        var line = location?.At("region", "startLine")?.Text;
        var file = location?.At("artifactLocation", "uri")?.Text;
        _sheet.AddText("finding.entry", result.Pointer, state, About.With(
            (FactAttributes.Severity, severity),
            (FactAttributes.Id, RuleId(result) ?? rule?.Get("id")?.Text),
            (FactAttributes.Title, Message(result, rule)),
            (FactAttributes.Category, rule?.At("properties", "category")?.Text),
            ("location", file is null ? null : line is null ? file : $"{file}:{line}"),
            ("baseline", result.Get("baselineState")?.Text),
            (FactAttributes.Mitigation, (result.Get("suppressions")?.Items.Select(one => one.Get("justification")?.Text).FirstOrDefault(text => text is not null)))));
    }

    private static string? Message(JsonAt result, JsonAt? rule) =>
        result.At("message", "text")?.Text
        ?? (result.At("message", "id")?.Text is { } id ? rule?.At("messageStrings", id, "text")?.Text : null)
        ?? rule?.At("shortDescription", "text")?.Text
        ?? rule?.Get("name")?.Text;
}
