using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Explainability;

/// <summary>
/// One error analysis: the tree of cohorts with their errors and the matrix of two features. The leaves are the cohorts; together they hold every case once.
/// </summary>
internal sealed class ErrorAnalysis(FactSheet sheet, JsonAt analysis)
{
    private const string ErrorRate = "Error rate";
    private const int MaxDepth = 64;

    private readonly Dictionary<string, JsonAt> _nodes = [];

    public void Write()
    {
        var nodes = analysis.Get("tree")?.Items.ToList() ?? [];
        foreach (var node in nodes.Where(node => node.Get("id")?.Text is not null))
        {
            _nodes.TryAdd(node.Get("id")!.Value.Text!, node);
        }

        var parents = nodes.Select(node => node.Get("parentId")?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            var isRoot = node.Get("parentId") is null;
            if (isRoot || !parents.Contains(node.Get("id")?.Text ?? ""))
            {
                WriteNode(node, isRoot ? Slice.Overall : Slice.Of("cohort", Path(node)));
            }
        }

        WriteMatrix();
        WriteRelevance();
    }

    private static string? MetricOf(JsonAt node) => node.Get("metricName")?.Text;

    private void WriteNode(JsonAt node, Slice slice)
    {
        var (size, errors) = (node.Get("size")?.Count, node.Get("error")?.Count);
        if (MetricOf(node) is null or ErrorRate)
        {
            if (size is > 0 && errors <= size)
            {
                sheet.AddRate("error_analysis.error_rate", node.Pointer, errors.Value, size.Value, new About(slice));
            }
        }
        else if (node.Get("metricValue") is { } value)
        {
            sheet.Measure(MetricOf(node)!, "performance", value, new About(slice, Attributes: Attributes.Of(("cohort-size", size?.ToString(CultureInfo.InvariantCulture)))));
        }

        if (!slice.IsOverall && size is { } cases)
        {
            sheet.Add("error_analysis.cohort_size", node.Get("size")!.Value.Pointer, cases, new About(slice));
        }
    }

    private string Path(JsonAt node)
    {
        var conditions = new Stack<string>();
        JsonAt? here = node;
        for (var depth = 0; here is { } step && depth < MaxDepth; depth++)
        {
            if (step.Get("condition")?.Text is { Length: > 0 } condition)
            {
                conditions.Push(condition);
            }

            here = step.Get("parentId")?.Text is { } parent && _nodes.TryGetValue(parent, out var above) ? above : null;
        }

        return string.Join(" and ", conditions);
    }

    private void WriteMatrix()
    {
        if (analysis.At("matrix", "matrix") is not { IsArray: true } rows)
        {
            return;
        }

        var features = analysis.Get("matrix_features")?.Items.Select(feature => feature.Text ?? "").ToList() ?? [];
        var first = Labels(analysis.At("matrix", "category1"));
        var second = Labels(analysis.At("matrix", "category2"));
        foreach (var (row, across) in rows.Items.Select((row, index) => (row, index)))
        {
            foreach (var (cell, down) in row.Items.Select((cell, index) => (cell, index)))
            {
                // With one feature the matrix is a single row over its categories.
                var slice = second.Count > 0 ? Pair(features, (first, across), (second, down)) : Pair(features, (first, down));
                if (cell.Get("count")?.Count is { } count and > 0 && cell.Get("falseCount")?.Count is { } wrong && wrong <= count)
                {
                    sheet.AddRate("error_analysis.error_rate", cell.Pointer, wrong, count, new About(slice));
                }
            }
        }
    }

    private static List<string> Labels(JsonAt? category) => category?.Get("values")?.Items.Select(value => value.Text ?? "").ToList() ?? [];

    private static Slice Pair(List<string> features, params ReadOnlySpan<(List<string> Labels, int Index)> parts)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        for (var at = 0; at < parts.Length; at++)
        {
            var (labels, index) = parts[at];
            pairs.Add(new(at < features.Count && features[at].Length > 0 ? features[at] : $"feature {at + 1}", index < labels.Count ? labels[index] : $"category {index + 1}"));
        }

        return Slice.Of(pairs);
    }

    private void WriteRelevance()
    {
        var features = analysis.Get("tree_features")?.Items.Select(feature => feature.Text ?? "").ToList() ?? [];
        if (analysis.Get("importances") is { IsArray: true } importances && importances.Size == features.Count)
        {
            foreach (var (feature, value) in features.Zip(importances.Items))
            {
                sheet.Measure("error_analysis.feature_relevance", "error_analysis", value, About.Sliced("feature", feature));
            }
        }
    }
}
