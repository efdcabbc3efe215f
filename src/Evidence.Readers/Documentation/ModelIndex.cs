using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;
using YamlDotNet.RepresentationModel;

namespace Evidence.Readers.Documentation;

/// <summary>The evaluation results in the <c>model-index</c> of a Hugging Face card (https://github.com/huggingface/hub-docs/blob/main/modelcard.md).</summary>
internal static class ModelIndex
{
    public static void Write(YamlNode index, FactSheet sheet)
    {
        foreach (var model in FrontMatter.Items(index))
        {
            var name = FrontMatter.TextOf(FrontMatter.Get(model, "name"));
            foreach (var result in FrontMatter.Items(FrontMatter.Get(model, "results")))
            {
                WriteResult(result, name, sheet);
            }
        }
    }

    private static void WriteResult(YamlNode result, string? model, FactSheet sheet)
    {
        if (FrontMatter.Get(result, "dataset") is not { } dataset)
        {
            sheet.Note($"Line {FrontMatter.LineOf(result)}: the result names no dataset, which the format requires; passed over.");
            return;
        }

        foreach (var metric in FrontMatter.Items(FrontMatter.Get(result, "metrics")))
        {
            WriteMetric(metric, result, dataset, model, sheet);
        }
    }

    private static void WriteMetric(YamlNode metric, YamlNode result, YamlNode dataset, string? model, FactSheet sheet)
    {
        var name = FrontMatter.TextOf(FrontMatter.Get(metric, "type")) ?? FrontMatter.TextOf(FrontMatter.Get(metric, "name"));
        var value = FrontMatter.Get(metric, "value");
        if (name is null || value is null || !double.TryParse(FrontMatter.TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            sheet.Note($"Line {FrontMatter.LineOf(metric)}: the metric has no name or no number; passed over.");
            return;
        }

        sheet.Measure(name, "performance", $"line {FrontMatter.LineOf(value)}", number, About.With(
            (FactAttributes.Dataset, FrontMatter.TextOf(FrontMatter.Get(dataset, "name")) ?? FrontMatter.TextOf(FrontMatter.Get(dataset, "type"))),
            ("split", FrontMatter.TextOf(FrontMatter.Get(dataset, "split"))),
            ("task", FrontMatter.TextOf(FrontMatter.Get(FrontMatter.Get(result, "task"), "type"))),
            ("verified", FrontMatter.TextOf(FrontMatter.Get(metric, "verified"))),
            ("model", model)));
    }
}
