using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Benchmarks;

/// <summary>
/// Results of EleutherAI's lm-evaluation-harness: the old form (<c>acc</c>, <c>acc_stderr</c>; up to 0.3) and the new one (<c>acc,none</c>,
/// <c>acc_stderr,none</c>, sample counts, groups; 0.4 on).
/// </summary>
internal sealed class LmEvalReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "lm-eval";

    protected override string Format => "lm-evaluation-harness results";

    protected override string? Kind => ArtifactKinds.BenchmarkResults;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        if (!json.IsObject("results") || !json.HasAny("versions", "config", "configs", "n-shot", "lm_eval_version", "group_subtasks"))
        {
            return json.IsObject("results") && HasError(json) ? Recognition.Likely : Recognition.None;
        }

        return json.HasAny("lm_eval_version", "n-shot", "group_subtasks", "config/model", "config/bootstrap_iters") || HasError(json) ? Recognition.Certain : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        if (root.Get("results") is not { IsObject: true } results)
        {
            return "lm-evaluation-harness results: the results are missing.";
        }

        sheet.Tool = root.Get("lm_eval_version")?.Text is { } version ? $"lm-eval {version}" : "lm-eval";
        sheet.MeasuredAt = root.Get("date")?.Time;
        var model = Model(root);
        foreach (var (task, values) in results.Members.Concat(Groups(root, results)))
        {
            new TaskScores(sheet, root, task, values, model).Write();
        }

        if (sheet.IsEmpty)
        {
            sheet.Note("No task has a score.");
        }

        return null;
    }

    // Scores of groups repeat in "results" where they were aggregated; only those that do not are taken from "groups".
    private static IEnumerable<(string Name, JsonAt Value)> Groups(JsonAt root, JsonAt results) =>
        root.Get("groups")?.Members.Where(group => results.Get(group.Name) is null) ?? [];

    private static string? Model(JsonAt root)
    {
        var arguments = root.At("config", "model_args");
        string?[] names = [root.Get("model_name")?.Text, arguments?.Get("pretrained", "model")?.Text, arguments?.Text, root.At("config", "model")?.Text];
        return names.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
    }

    private static bool HasError(JsonSketch json) => json.AllNames.Any(name => name.Contains("_stderr", StringComparison.Ordinal));
}
