using System.Globalization;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Fairness;

/// <summary>
/// The data of a fairness dashboard (Fairlearn and raiwidgets <c>FairnessDashboard</c>, and the group metric sets Azure ML stores): metrics by
/// sensitive feature and model, computed beforehand, with the bins of each feature.
/// </summary>
internal sealed class FairnessDashboardReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "fairness-dashboard";

    protected override string Format => "Fairness dashboard";

    protected override string? Kind => ArtifactKinds.FairnessReport;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAll("precomputedMetrics", "precomputedFeatureBins") ? Recognition.Certain
        : json.HasAny("precomputedMetrics", "precomputedFeatureBins") && json.HasAny("trueY", "predictedY", "predictionType", "schemaType") ? Recognition.Likely
        : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "fairness dashboard";
        if (root.Get("precomputedMetrics") is not { IsArray: true, Size: > 0 } byFeature)
        {
            return "Fairness dashboard: it holds no precomputed metrics.";
        }

        var features = root.Get("precomputedFeatureBins")?.Items.ToList() ?? [];
        var models = root.Get("modelNames")?.Items.Select(name => name.Text ?? "").ToList() ?? [];
        var custom = root.Get("customMetrics")?.Items.ToDictionary(entry => entry.Get("id")?.Text ?? entry.Pointer, entry => entry.Get("name")?.Text, StringComparer.Ordinal) ?? [];
        foreach (var (feature, index) in byFeature.Items.Select((feature, index) => (feature, index)))
        {
            var bins = new FeatureBins(index < features.Count ? features[index] : null, index);
            foreach (var (model, number) in feature.Items.Select((model, number) => (model, number)))
            {
                var name = feature.Size > 1 || models.Count > 0 ? number < models.Count ? models[number] : $"model {number + 1}" : null;
                WriteModel(model, bins, feature.Size > 1 ? name : null, custom, sheet);
            }
        }

        return sheet.IsEmpty ? "Fairness dashboard: none of its metrics has a value." : null;
    }

    private static void WriteModel(JsonAt model, FeatureBins bins, string? modelName, Dictionary<string, string?> custom, FactSheet sheet)
    {
        foreach (var (id, metric) in model.Members)
        {
            var name = custom.GetValueOrDefault(id) ?? id;
            if (metric.Get("global") is { } overall)
            {
                sheet.Measure(name, "performance", overall, new About(SampleSize: Whole(name, bins.Total, sheet), Attributes: Attributes.Of(("model", modelName), (FactAttributes.Dimension, bins.Name))));
            }

            if (metric.Get("bins") is { } values)
            {
                WriteBins(name, values, bins, modelName, sheet);
            }
        }
    }

    private static void WriteBins(string name, JsonAt values, FeatureBins bins, string? modelName, FactSheet sheet)
    {
        var numbers = new List<double>();
        foreach (var (value, index) in values.Items.Select((value, index) => (value, index)))
        {
            var size = bins.Size(index);
            var attributes = Attributes.Of(("model", modelName), ("group-size", size?.ToString(CultureInfo.InvariantCulture)));
            if (sheet.Measure(name, "performance", value, new About(Slice.Of(bins.Name, bins.Label(index)), Whole(name, size, sheet), Attributes: attributes)))
            {
                numbers.Add(value.Number!.Value);
            }
        }

        if (numbers.Count > 1)
        {
            var disparity = sheet.Names.DisparityOf(sheet.Names.Resolve(name, "performance"), "difference");
            sheet.Add(disparity.Id, values.Pointer, numbers.Max() - numbers.Min(), new About(SampleSize: bins.Smallest, Attributes: Attributes.Of(
                (FactAttributes.Dimension, bins.Name),
                (FactAttributes.SourceMetric, $"{name} by group"),
                ("derived", "max-min over groups"),
                ("groups", numbers.Count.ToString(CultureInfo.InvariantCulture)),
                ("smallest-group", bins.Smallest?.ToString(CultureInfo.InvariantCulture)),
                ("model", modelName))));
        }
    }

    // The dashboard has no confusion matrix, so only a rate of all cases has a known basis.
    private static long? Whole(string name, long? cases, FactSheet sheet) =>
        sheet.Names.Known(name) is { } metric && PartialRates.Contains(metric.Id) ? null : cases;

    /// <summary>The groups of one sensitive feature.</summary>
    private sealed class FeatureBins
    {
        private readonly List<string> _labels;
        private readonly Dictionary<long, long> _sizes;

        public FeatureBins(JsonAt? feature, int index)
        {
            Name = feature?.Get("featureBinName")?.Text is { Length: > 0 } name ? name : $"feature {index + 1}";
            _labels = feature?.Get("binLabels")?.Items.Select(label => label.Text ?? "").ToList() ?? [];
            _sizes = feature?.Get("binVector")?.Items.Select(bin => bin.Count).OfType<long>().GroupBy(bin => bin).ToDictionary(group => group.Key, group => group.LongCount()) ?? [];
        }

        public string Name { get; }

        public long? Total => _sizes.Count > 0 ? _sizes.Values.Sum() : null;

        public long? Smallest => _sizes.Count > 0 ? _sizes.Values.Min() : null;

        public string Label(int index) => index < _labels.Count && _labels[index].Length > 0 ? _labels[index] : $"group {index + 1}";

        public long? Size(int index) => _sizes.TryGetValue(index, out var size) ? size : null;
    }
}
