using Evidence.Readers.Content;

namespace Evidence.Readers.Explainability;

/// <summary>Counterfactual examples: how many were found for how many cases, and which features they change most.</summary>
internal static class Counterfactuals
{
    public static void Write(JsonAt analysis, FactSheet sheet)
    {
        if (analysis.Get("cfs_list") is not { IsArray: true } list)
        {
            return;
        }

        var attributes = Attributes.Of(("desired-class", analysis.Get("desired_class")?.Text), ("model-type", analysis.Get("model_type")?.Text));
        var found = list.Items.Select(examples => examples.Size).ToList();
        sheet.Add("counterfactual.count", list.Pointer, found.Sum(), new About(SampleSize: found.Count, Attributes: attributes));
        sheet.AddRate("counterfactual.covered_cases", list.Pointer, found.Count(size => size > 0), found.Count, new About(Attributes: attributes));
        var features = analysis.Get("feature_names")?.Items.Select(name => name.Text ?? "").ToList() ?? [];
        if (analysis.Get("summary_importance") is { IsArray: true } importance && importance.Size == features.Count)
        {
            foreach (var (feature, value) in features.Zip(importance.Items))
            {
                sheet.Measure("explainability.feature_importance", "explainability", value, About.Sliced("feature", feature, ("method", "counterfactual")));
            }
        }
    }
}
