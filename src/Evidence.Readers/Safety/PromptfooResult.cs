using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>One test of a promptfoo evaluation.</summary>
/// <param name="Pointer">Where it stands.</param>
/// <param name="Description">What it is called.</param>
/// <param name="IsPass">True: all its assertions held.</param>
/// <param name="IsError">True: it could not be carried through (the provider or a grader failed).</param>
/// <param name="Checks">Assertions with a metric name: whether each held.</param>
/// <param name="Plugin">Red-team plugin that made it, for instance <c>harmful:hate</c>.</param>
/// <param name="Strategy">Red-team strategy that carried it, for instance <c>jailbreak</c>.</param>
/// <param name="Severity">Severity promptfoo gives the plugin.</param>
/// <param name="Provider">Model or system under test.</param>
internal sealed record PromptfooResult(
    string Pointer,
    string? Description,
    bool IsPass,
    bool IsError,
    IReadOnlyList<(string Metric, bool IsPass)> Checks,
    string? Plugin,
    string? Strategy,
    string? Severity,
    string? Provider)
{
    private const int MaxDepth = 4;

    /// <summary>Reads a result; null where it does not say whether it passed.</summary>
    public static PromptfooResult? Read(JsonAt result, string pointer)
    {
        if ((result.Get("success") ?? result.At("gradingResult", "pass"))?.Flag is not { } isPass)
        {
            return null;
        }

        var metadata = Metadata(result);
        return new(
            pointer,
            (result.At("testCase", "description") ?? result.Get("description"))?.Text,
            isPass,
            !isPass && IsErrorOf(result),
            Checked(result, isPass),
            metadata("pluginId"),
            metadata("strategyId"),
            metadata("severity"),
            (result.At("provider", "label") is { Text.Length: > 0 } label ? label : result.At("provider", "id") ?? result.Get("provider"))?.Text);
    }

    private static Func<string, string?> Metadata(JsonAt result) =>
        name => (result.At("metadata", name) ?? result.At("testCase", "metadata", name))?.Text;

    // failureReason: 0 none, 1 an assertion, 2 an error. Before it existed an error had no grading.
    private static bool IsErrorOf(JsonAt result) =>
        result.Get("failureReason")?.Number is { } reason ? reason == 2 : result.Get("gradingResult") is null && result.Get("error") is not null;

    private static List<(string Metric, bool IsPass)> Checked(JsonAt result, bool isPass)
    {
        var checks = new List<(string, bool)>();
        Collect(result.Get("gradingResult"), checks, 0);
        if (checks.Count == 0 && (result.At("gradingResult", "namedScores") ?? result.Get("namedScores")) is { } scores)
        {
            // Older versions name the score alone: whole scores say pass or fail, a part of one goes with the test.
            checks.AddRange(scores.Members
                .Where(score => score.Value.Number is not null)
                .Select(score => (score.Name, score.Value.Number >= 1 || (score.Value.Number > 0 && isPass))));
        }

        return checks;
    }

    private static void Collect(JsonAt? grading, List<(string Metric, bool IsPass)> checks, int depth)
    {
        foreach (var component in depth > MaxDepth ? [] : grading?.Get("componentResults")?.Items ?? [])
        {
            if (component.At("assertion", "metric")?.Text is { Length: > 0 } metric && component.Get("pass")?.Flag is { } isPass)
            {
                checks.Add((metric, isPass));
            }

            Collect(component, checks, depth + 1);
        }
    }
}
