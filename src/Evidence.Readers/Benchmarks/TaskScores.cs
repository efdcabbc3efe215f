using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Benchmarks;

/// <summary>The scores of one task.</summary>
internal sealed class TaskScores(FactSheet sheet, JsonAt root, string task, JsonAt values, string? model)
{
    private const string Error = "_stderr";

    public void Write()
    {
        foreach (var (key, value) in values.Members)
        {
            var (metric, filter) = Split(key);
            if (metric is "alias" or "samples" or "name" || metric.EndsWith(Error, StringComparison.Ordinal))
            {
                continue;
            }

            if (value.Number is { } score)
            {
                Write(value.Pointer, metric, filter, score);
            }
            else if (value.Text is { Length: > 0 } text && text.Trim() != "N/A")
            {
                sheet.Note($"{value.Pointer}: the score is '{Words.OneLine(text, 40)}', not a number; passed over.");
            }
        }
    }

    private void Write(string pointer, string metric, string? filter, double score)
    {
        var error = values.Get(filter is null ? metric + Error : $"{metric}{Error},{filter}")?.Number;
        var effective = root.At("n-samples", task, "effective")?.Count ?? root.At("n-samples", task, "original")?.Count;
        var solved = error is { } deviation ? ProportionBasis.Solve(score, deviation) : null;
        var isSolved = effective is null && solved is not null;
        sheet.Add("benchmark.score", pointer, score, new About(
            Slice.Of("task", task),
            effective ?? solved?.SampleSize,
            solved is { } basis && (isSolved || basis.SampleSize == effective) ? basis.Successes : null,
            Attributes: Attributes.Of(
                (FactAttributes.SourceMetric, metric),
                (FactAttributes.Dataset, task),
                ("filter", filter is "none" ? null : filter),
                ("standard-error", error?.ToString("R", CultureInfo.InvariantCulture)),
                ("sample-size", isSolved ? "from the standard error" : null),
                ("shots", Shots()),
                ("task-version", root.At("versions", task)?.Text),
                ("higher-is-better", root.At("higher_is_better", task, metric)?.Text),
                ("model", model))));
    }

    private string? Shots() => root.At("n-shot", task)?.Text ?? root.At("config", "num_fewshot")?.Text;

    private static (string Metric, string? Filter) Split(string key)
    {
        var comma = key.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? (key, null) : (key[..comma], key[(comma + 1)..]);
    }
}
