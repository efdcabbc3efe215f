using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Explainability;

/// <summary>
/// The configuration of a responsible AI scorecard: the targets a team set before the evaluation
/// (https://learn.microsoft.com/azure/machine-learning/how-to-responsible-ai-scorecard). The scorecard itself is a PDF.
/// </summary>
internal static class RaiScorecard
{
    public static void Write(JsonAt root, FactSheet sheet)
    {
        if (root.Get("Model") is not { IsObject: true } model)
        {
            return;
        }

        foreach (var (name, value) in model.Members.Where(member => member.Value.Text is { Length: > 0 }))
        {
            sheet.AddText("documentation.field", value.Pointer, value.Text!, About.Sliced("field", Words.Snake(name)));
        }

        foreach (var (metric, settings) in root.Get("Metrics")?.Members ?? [])
        {
            if (settings.Get("threshold") is { Text: { Length: > 0 } target } threshold)
            {
                sheet.AddText("scorecard.target", threshold.Pointer, target, About.Sliced("metric", sheet.Names.Known(metric)?.Id ?? metric, (FactAttributes.SourceMetric, metric)));
            }
        }
    }
}
