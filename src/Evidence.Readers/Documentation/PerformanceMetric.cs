using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Documentation;

/// <summary>A performance metric of a card: type, value, slice and confidence interval (Model Card Toolkit; CycloneDX 1.5, performanceMetric).</summary>
internal static class PerformanceMetric
{
    public static void Write(FactSheet sheet, JsonAt metric, string? model)
    {
        if (metric.Get("type")?.Text is not { Length: > 0 } type || metric.Get("value") is not { } value)
        {
            sheet.Note($"{metric.Pointer}: the metric has no type or no value; passed over.");
            return;
        }

        var interval = metric.Get("confidence_interval", "confidenceInterval");
        var attributes = Attributes.Of(
            ("model", model),
            ("confidence-lower", interval?.Get("lower_bound", "lowerBound")?.Text),
            ("confidence-upper", interval?.Get("upper_bound", "upperBound")?.Text));
        sheet.Measure(type, "performance", value, new About(SliceOf(metric.Get("slice")?.Text), Attributes: attributes));
    }

    // A slice is a text; "dimension: value" and "dimension=value" say what it is a slice of.
    private static Slice SliceOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Equals("overall", StringComparison.OrdinalIgnoreCase) || text.Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return Slice.Overall;
        }

        var at = text.IndexOfAny(['=', ':']);
        return at > 0 && at < text.Length - 1 ? Slice.Of(text[..at].Trim(), text[(at + 1)..].Trim()) : Slice.Of("slice", text);
    }
}
