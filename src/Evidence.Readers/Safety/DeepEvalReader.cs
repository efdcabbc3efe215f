using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>
/// DeepEval test runs (<c>.deepeval/.latest_test_run.json</c>, exported runs) and evaluation results written by <c>model_dump</c>
/// (https://deepeval.com/docs/evaluation-introduction).
/// </summary>
internal sealed class DeepEvalReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "deepeval";

    protected override string Format => "DeepEval results";

    protected override string? Kind => ArtifactKinds.SafetyEvaluation;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAny("testCases/metricsData", "testCases/metricsMetadata", "test_results/metrics_data", "testRunData/testCases", "conversationalTestCases/metricsData") || json.HasAll("testCases", "metricsScores")
            ? Recognition.Certain
            : json.HasAll("metrics_data", "success") && json.HasAny("conversational", "actual_output", "name") ? Recognition.Likely
            : json.HasAll("testPassed", "testFailed") ? Recognition.Likely
            : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "DeepEval";
        var run = root.Get("testRunData") ?? root;
        var cases = Lists(run, "testCases", "test_cases", "conversationalTestCases", "conversational_test_cases", "test_results", "testResults").ToList();
        if (run.IsArray)
        {
            cases.Add(run);
        }

        if (cases.Count == 0)
        {
            return "DeepEval results: the list of test cases is missing.";
        }

        new DeepEvalRun(sheet).Read(run, [.. cases.SelectMany(list => list.Items)]);
        return null;
    }

    private static IEnumerable<JsonAt> Lists(JsonAt run, params string[] names) => names.Select(name => run.Get(name)).OfType<JsonAt>().Where(list => list.IsArray);
}
