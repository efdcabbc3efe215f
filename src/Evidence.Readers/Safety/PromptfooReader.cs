using System.Globalization;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>
/// promptfoo results as one JSON document (<c>-o results.json</c>, <c>promptfoo export</c>), result versions 1 to 4
/// (https://www.promptfoo.dev/docs/configuration/outputs/).
/// </summary>
internal sealed class PromptfooReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "promptfoo";

    protected override string Format => "promptfoo results";

    protected override string? Kind => ArtifactKinds.SafetyEvaluation;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        if (json.HasAll("results/stats/successes", "results/results") || json.HasAll("evalId", "results/prompts") || json.HasAll("results/results/gradingResult", "results/results/success"))
        {
            return Recognition.Certain;
        }

        // Of a large file only the start is seen; the counts stand at its end.
        if (json.HasAll("results/results/success", "results/version") || (json.HasAll("results/results/success") && json.HasAny("results/results/testCase", "results/results/vars", "results/results/provider")))
        {
            return Recognition.Certain;
        }

        return json.HasAll("results/success", "results/vars") && json.HasAny("results/gradingResult", "stats/successes", "results/prompt", "table") ? Recognition.Certain : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        var results = root.Get("results") is { IsObject: true } nested ? nested : root;
        if (results.Get("results") is not { IsArray: true } list)
        {
            return "promptfoo results: the list of results is missing.";
        }

        sheet.Tool = root.At("metadata", "promptfooVersion")?.Text is { } version ? $"promptfoo {version}" : "promptfoo";
        sheet.MeasuredAt = (results.Get("timestamp") ?? root.Get("createdAt"))?.Time;
        var run = new PromptfooRun(sheet) { IsRedTeam = root.At("config", "redteam") is { Size: > 0 } };
        foreach (var item in list.Items)
        {
            Take(item, run, sheet);
        }

        kind = run.Kind;
        run.Write(Overall(results, list, run, sheet), list.Pointer);
        if (run.Total == 0)
        {
            sheet.Note("The evaluation holds no test.");
        }

        return null;
    }

    private static void Take(JsonAt item, PromptfooRun run, FactSheet sheet)
    {
        if (PromptfooResult.Read(item, item.Pointer) is { } result)
        {
            run.Take(result);
        }
        else
        {
            sheet.Note($"{item.Pointer}: it does not say whether it passed; passed over.");
        }
    }

    private static string Overall(JsonAt results, JsonAt list, PromptfooRun run, FactSheet sheet)
    {
        if (results.Get("stats") is not { } stats)
        {
            return list.Pointer;
        }

        var stated = stats.Get("successes")?.Count + (stats.Get("failures")?.Count ?? 0) + (stats.Get("errors")?.Count ?? 0);
        if (stated is { } total && total != run.Total)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{stats.Pointer} states {total} tests and the list holds {run.Total}; those in the list were counted."));
            return list.Pointer;
        }

        return stats.Pointer;
    }
}
