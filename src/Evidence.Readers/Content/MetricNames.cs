using Evidence.Facts;

namespace Evidence.Readers.Content;

/// <summary>
/// Turns the names tools give metrics into those of the vocabulary. Known names and aliases first; then the usual decorations are taken off: the split
/// of the data (<c>test_</c>, <c>val_</c>), <c>_mean</c> and <c>_score</c>, and disparities by group (<c>Gender_recall_diff</c>). What a training set
/// gave keeps its own name, since it says nothing of unseen cases.
/// </summary>
internal sealed class MetricNames(MetricVocabulary vocabulary)
{
    private static readonly Dictionary<string, string> _splits = new(StringComparer.Ordinal)
    {
        ["test"] = "test",
        ["testing"] = "test",
        ["holdout"] = "holdout",
        ["oot"] = "out-of-time",
        ["val"] = "validation",
        ["valid"] = "validation",
        ["validation"] = "validation",
        ["dev"] = "validation",
        ["eval"] = "evaluation",
        ["evaluation"] = "evaluation",
        ["final"] = "",
        ["overall"] = "",
        ["cv"] = "cross-validation",
    };

    private static readonly string[] _aggregates = ["mean", "avg", "average", "score", "value"];

    private static readonly Dictionary<string, string> _disparities = new(StringComparer.Ordinal)
    {
        ["difference"] = "difference",
        ["diff"] = "difference",
        ["gap"] = "difference",
        ["disparity"] = "difference",
        ["ratio"] = "ratio",
    };

    /// <summary>The vocabulary.</summary>
    public MetricVocabulary Vocabulary => vocabulary;

    /// <summary>The metric of that name, known or not.</summary>
    /// <param name="name">As the tool writes it.</param>
    /// <param name="group">Group of a name that is not known.</param>
    public MetricName Resolve(string name, string group)
    {
        if (Known(name) is { } known)
        {
            return known;
        }

        var own = Words.Snake(name);
        return new($"{group}.{own}", null, own != name);
    }

    /// <summary>The metric of that name where the vocabulary knows it, else null.</summary>
    public MetricName? Known(string name)
    {
        if (vocabulary.Recognise(name) is { } metric)
        {
            return new(metric.Id, metric, Tail(metric.Id) != name && metric.Id != name);
        }

        // Azure AI evaluation names a metric after its evaluator: "groundedness.groundedness".
        if (name.LastIndexOf('.') is > 0 and var dot && vocabulary.Recognise(name[(dot + 1)..]) is { } part)
        {
            return new(part.Id, part, true);
        }

        var words = Words.Snake(name).Split('_');
        return words.Length > 1 ? Decorated(words) ?? Disparity(name, words) : null;
    }

    /// <summary>The disparity of a metric between groups: <c>performance.recall</c> and <c>difference</c> give the equal opportunity difference.</summary>
    public MetricName DisparityOf(MetricName metric, string kind)
    {
        var tail = $"{Tail(metric.Id)}_{kind}";
        var known = vocabulary.Recognise(tail) ?? vocabulary.Find($"fairness.{tail}");
        return known is null ? new($"fairness.{tail}", null, true) : new(known.Id, known, true);
    }

    private static string Tail(string id) => id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private MetricName? Decorated(string[] words)
    {
        if (_splits.TryGetValue(words[0], out var first) && Known(string.Join('_', words[1..])) is { } afterSplit)
        {
            return afterSplit with { IsRenamed = true, Dataset = first.Length > 0 ? first : afterSplit.Dataset };
        }

        if (_splits.TryGetValue(words[^1], out var last) && Known(string.Join('_', words[..^1])) is { } beforeSplit)
        {
            return beforeSplit with { IsRenamed = true, Dataset = last.Length > 0 ? last : beforeSplit.Dataset };
        }

        if (_aggregates.Contains(words[^1]) && Known(string.Join('_', words[..^1])) is { } mean)
        {
            return mean with { IsRenamed = true };
        }

        return words[0] == "mean" && Known(string.Join('_', words[1..])) is { } meanOf ? meanOf with { IsRenamed = true } : null;
    }

    private MetricName? Disparity(string name, string[] words)
    {
        var isDisparity = _disparities.TryGetValue(words[^1], out var kind);
        if (isDisparity && words.Length > 2 && words[^2] == "count")
        {
            // Fairlearn's count metric compared like any other: "AgeGroup_count_diff".
            return DisparityOf(new("fairness.group_count", null, true), kind!) with { Dimension = Before(name, words[^2..]) };
        }

        for (var start = 0; start < words.Length - 1; start++)
        {
            var found = start > 0 ? Fairness(string.Join('_', words[start..])) : null;
            if (found is null && isDisparity && vocabulary.Recognise(string.Join('_', words[start..^1])) is { } metric)
            {
                found = DisparityOf(new(metric.Id, metric, false), kind!);
            }

            if (found is not null)
            {
                return found with { IsRenamed = true, Dimension = start > 0 ? Before(name, words[start..]) : null };
            }
        }

        return null;
    }

    // What stands before the last words, as the tool writes it: "AgeGroup" of "AgeGroup_f1_diff".
    private static string Before(string name, string[] words)
    {
        var letters = words.Sum(word => word.Length);
        var at = name.Length;
        while (letters > 0 && at > 0)
        {
            letters -= char.IsLetterOrDigit(name[--at]) ? 1 : 0;
        }

        return name[..at].TrimEnd('_', '-', '.', ' ', '/');
    }

    private MetricName? Fairness(string name) =>
        vocabulary.Recognise(name) is { } metric && metric.Id.StartsWith("fairness.", StringComparison.Ordinal) && (metric.Id.EndsWith("_difference", StringComparison.Ordinal) || metric.Id.EndsWith("_ratio", StringComparison.Ordinal))
            ? new(metric.Id, metric, true)
            : null;
}
