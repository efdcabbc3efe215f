using Evidence.Readers.Content;

namespace Evidence.Readers.Explainability;

/// <summary>The effects of treatment features on the outcome, over the whole dataset.</summary>
internal static class CausalEffects
{
    public static void Write(JsonAt analysis, FactSheet sheet)
    {
        foreach (var effect in analysis.Get("global_effects")?.Items ?? [])
        {
            if (effect.Get("point") is not { } point || effect.Get("feature")?.Text is not { } feature)
            {
                continue;
            }

            sheet.Measure("explainability.causal_effect", "explainability", point, About.Sliced(
                "feature",
                feature,
                ("treatment", effect.Get("feature_value")?.Text),
                ("standard-error", effect.Get("stderr")?.Text),
                ("p-value", effect.Get("p_value")?.Text),
                ("confidence-lower", effect.Get("ci_lower")?.Text),
                ("confidence-upper", effect.Get("ci_upper")?.Text)));
        }
    }
}
