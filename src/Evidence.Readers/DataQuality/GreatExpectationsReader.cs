using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.DataQuality;

/// <summary>
/// Validation results of Great Expectations: of one suite (0.x and 1.x), of a checkpoint or validation operator with several suites, and the description a
/// 1.x checkpoint prints (https://docs.greatexpectations.io/).
/// </summary>
internal sealed class GreatExpectationsReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "great-expectations";

    protected override string Format => "Great Expectations result";

    protected override string? Kind => ArtifactKinds.DataQualityReport;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAny("results/expectation_config", "run_results", "validation_results/expectations", "validation_results/results/expectation_config", "statistics/evaluated_expectations", "meta/great_expectations_version")
        || (json.IsList("results") && json.HasAll("results/success", "results/expectation_type"))
            ? Recognition.Certain
            : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "Great Expectations";
        var suites = Suites(root).ToList();
        if (suites.Count == 0)
        {
            return "Great Expectations result: no result of a suite was found in it.";
        }

        new ExpectationResults(sheet, suites).Write(root);
        return null;
    }

    private static IEnumerable<JsonAt> Suites(JsonAt root)
    {
        if (root.Get("run_results") is { } runs)
        {
            return runs.Members.Select(run => run.Value.Get("validation_result") ?? run.Value).Where(IsSuite);
        }

        return root.Get("validation_results") is { IsArray: true } results ? results.Items.Where(IsSuite) : IsSuite(root) ? [root] : [];
    }

    private static bool IsSuite(JsonAt suite) => suite.Get("results", "expectations") is { IsArray: true } || suite.Get("statistics") is not null;
}
