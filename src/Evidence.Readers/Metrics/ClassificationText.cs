using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Metrics;

/// <summary>scikit-learn's <c>classification_report</c> as it prints it: a row a class, with the cases of the class last.</summary>
internal static class ClassificationText
{
    private static readonly string[] _columns = ["precision", "recall", "f1"];

    private static readonly string[] _averages = ["accuracy", "micro avg", "macro avg", "weighted avg", "samples avg"];

    /// <summary>The number of all cases, or null.</summary>
    public static long? Cases(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("accuracy", StringComparison.Ordinal) || line.StartsWith("weighted avg", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1])
            .Select(word => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (long?)null)
            .FirstOrDefault(count => count is not null);

    /// <summary>Writes precision, recall and F1 of each class. The numbers are rounded as the text has them.</summary>
    public static void Write(JsonAt report, FactSheet sheet)
    {
        foreach (var line in report.Text!.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !_averages.Any(name => line.StartsWith(name, StringComparison.Ordinal))))
        {
            WriteRow(report, line, sheet);
        }
    }

    private static void WriteRow(JsonAt report, string line, FactSheet sheet)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 5 || !long.TryParse(words[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var support))
        {
            return;
        }

        var name = string.Join(' ', words[..^4]);
        if (support == 0)
        {
            sheet.Note($"{report.Pointer}: the class {Words.OneLine(name, 60)} has no case, so its metrics say nothing; passed over.");
            return;
        }

        foreach (var (metric, text) in _columns.Zip(words[^4..^1]))
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                sheet.Measure(metric, "performance", report.Pointer, value, new About(
                    Slice.Of("class", name), metric == "recall" ? support : null, Attributes: Attributes.Of(("rounded", "as in the text of the report"))));
            }
        }
    }
}
