using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Documentation;

/// <summary>
/// Model cards of the Model Card Toolkit as JSON, schema 0.0.1 and 0.0.2 (https://github.com/tensorflow/model-card-toolkit): details, performance metrics by
/// slice with their confidence intervals, and considerations.
/// </summary>
internal sealed class ModelCardToolkitReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    private static readonly string[] _fields = ["name", "overview", "owners", "version", "licenses", "license", "references", "citations"];

    public override string Id => "model-card-toolkit";

    protected override string Format => "Model Card Toolkit card";

    protected override string? Kind => ArtifactKinds.ModelCard;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.Has("model_details") && json.HasAny("quantitative_analysis", "considerations", "model_parameters", "schema_version") ? Recognition.Certain
        : json.Has("modelDetails") && json.HasAny("quantitativeAnalysis", "considerations", "modelParameters") ? Recognition.Certain
        : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        var details = root.Get("model_details", "modelDetails");
        sheet.MeasuredAt = (details?.Get("version")?.Get("date"))?.Time;
        foreach (var name in _fields)
        {
            if (Text(details?.Get(name)) is { Length: > 0 } text)
            {
                sheet.AddText("documentation.field", details!.Value.Get(name)!.Value.Pointer, text, About.Sliced("field", name));
            }
        }

        foreach (var metric in root.Get("quantitative_analysis", "quantitativeAnalysis")?.Get("performance_metrics", "performanceMetrics")?.Items ?? [])
        {
            PerformanceMetric.Write(sheet, metric, details?.Get("name")?.Text);
        }

        WriteSections(root, details, sheet);
        return null;
    }

    private static void WriteSections(JsonAt root, JsonAt? details, FactSheet sheet)
    {
        var parameters = root.Get("model_parameters", "modelParameters");
        var analysis = root.Get("quantitative_analysis", "quantitativeAnalysis");
        var considerations = root.Get("considerations");
        var sections = new SectionFields(sheet, "");
        sections.Take("Model details", details?.Get("overview") ?? details?.Get("documentation") ?? details);
        sections.Take("Intended use", considerations?.Get("use_cases", "useCases"));
        sections.Take("Intended use", considerations?.Get("users"));
        sections.Take("Factors", considerations?.Get("factors"));
        sections.Take("Factors", Slices(analysis));
        sections.Take("Metrics", analysis?.Get("performance_metrics", "performanceMetrics"));
        sections.Take("Evaluation data", Dataset(parameters, "eval", "test", "valid"));
        sections.Take("Training data", Dataset(parameters, "train"));
        sections.Take("Quantitative analyses", analysis?.Get("performance_metrics", "performanceMetrics"));
        sections.Take("Quantitative analyses", analysis?.Get("graphics")?.Get("collection"));
        sections.Take("Ethical considerations", considerations?.Get("ethical_considerations", "ethicalConsiderations"));
        sections.Take("Caveats and recommendations", considerations?.Get("limitations"));
        sections.Take("Caveats and recommendations", considerations?.Get("tradeoffs"));
        sections.Write("documentation.completeness", "documentation.section_present");
    }

    // Results by slice say which factors were looked at.
    private static JsonAt? Slices(JsonAt? analysis) =>
        analysis?.Get("performance_metrics", "performanceMetrics")?.Items.Select(metric => metric.Get("slice")).FirstOrDefault(slice => slice?.Text is { Length: > 0 });

    // Schema 0.0.1 has data.train and data.eval; 0.0.2 a list of datasets with names.
    private static JsonAt? Dataset(JsonAt? parameters, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (parameters?.Get("data")?.Get(word) is { } named)
            {
                return named;
            }

            foreach (var dataset in parameters?.Get("data")?.Items ?? [])
            {
                if (dataset.Get("name")?.Text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)
                {
                    return dataset;
                }
            }
        }

        return null;
    }

    private static string? Text(JsonAt? value) => value switch
    {
        null => null,
        { IsArray: true } list => string.Join(", ", list.Items.Select(item => Text(item)).Where(text => !string.IsNullOrEmpty(text))),
        { IsObject: true } part => (part.Get("name", "identifier", "custom_text", "customText", "reference", "citation"))?.Text,
        var other => other.Value.Text,
    };
}
