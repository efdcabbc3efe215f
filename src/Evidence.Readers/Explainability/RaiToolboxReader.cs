using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Explainability;

/// <summary>
/// Outputs of the Responsible AI Toolbox (https://responsibleaitoolbox.ai/): error analysis, counterfactual examples and causal analysis, each by itself or
/// together as the data of a dashboard, and the configuration of a scorecard.
/// </summary>
internal sealed class RaiToolboxReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "responsible-ai-toolbox";

    protected override string Format => "Responsible AI Toolbox output";

    protected override string? Kind => ArtifactKinds.ErrorAnalysis;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        if (json.Has("$schema") && json.Has("properties"))
        {
            return Recognition.None;
        }

        var isErrors = json.IsList("tree") && json.HasAny("tree/nodeName", "tree/parentId", "tree_features", "matrix_features", "root_stats");
        var isCounterfactuals = json.Has("cfs_list") && json.HasAny("feature_names_including_target", "desired_class", "test_data", "model_type");
        var isCausal = json.HasAll("global_effects", "local_effects") || json.HasAll("global_effects", "policies");
        var isDashboard = json.HasAny("errorAnalysisData", "counterfactualData", "causalAnalysisData") || json.HasAll("modelExplanationData", "dataset");
        var isScorecard = json.HasAll("Model/ModelName", "Metrics") || json.HasAll("Model/ModelType", "Metrics");
        return isErrors || isCounterfactuals || isCausal || isDashboard || isScorecard ? Recognition.Certain : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "Responsible AI Toolbox";
        kind = KindOf(root);
        foreach (var part in Parts(root, "errorAnalysisData"))
        {
            new ErrorAnalysis(sheet, part).Write();
        }

        foreach (var part in Parts(root, "counterfactualData"))
        {
            Counterfactuals.Write(part, sheet);
        }

        foreach (var part in Parts(root, "causalAnalysisData"))
        {
            CausalEffects.Write(part, sheet);
        }

        RaiScorecard.Write(root, sheet);
        if (sheet.IsEmpty)
        {
            sheet.Note("The output holds no tree, no counterfactual example, no effect and no target.");
        }

        return null;
    }

    private static string KindOf(JsonAt root) =>
        root.Get("cfs_list") is not null || (root.Get("errorAnalysisData") is null && root.Get("counterfactualData") is not null) ? ArtifactKinds.CounterfactualAnalysis
        : root.Get("tree", "errorAnalysisData") is not null ? ArtifactKinds.ErrorAnalysis
        : root.Get("Model") is not null ? ArtifactKinds.EvaluationReport
        : ArtifactKinds.ExplainabilityReport;

    // A dashboard holds lists of analyses; an output by itself is one.
    private static IEnumerable<JsonAt> Parts(JsonAt root, string name) => root.Get(name) is { IsArray: true } list ? list.Items : [root];
}
