using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>One metric over the cases of a DeepEval run.</summary>
internal sealed class DeepEvalMetric(string name, string pointer)
{
    private double _sum;

    public string Name => name;

    /// <summary>Where it was first found.</summary>
    public string Pointer => pointer;

    /// <summary>The name without the kind of metric in brackets: <c>Correctness [GEval]</c> is <c>Correctness</c>.</summary>
    public string PlainName
    {
        get
        {
            var bracket = name.IndexOfAny(['[', '(']);
            return bracket > 0 ? name[..bracket].Trim() : name;
        }
    }

    public long Scores { get; private set; }

    public long Passes { get; private set; }

    public long Judged { get; private set; }

    public long Errors { get; private set; }

    public string? Threshold { get; private set; }

    public string? Model { get; private set; }

    public double? Mean => Scores > 0 ? Math.Round(_sum / Scores, 12) : null;

    /// <summary>True for a measurement that could not be made.</summary>
    public static bool IsError(JsonAt measurement) => measurement.Get("error")?.Text is { Length: > 0 };

    /// <summary>One measurement of one case. A measurement in error did not pass.</summary>
    public void Take(JsonAt measurement)
    {
        Add(measurement.Get("score"));
        Threshold ??= measurement.Get("threshold")?.Text;
        Model ??= measurement.Get("evaluationModel", "evaluation_model")?.Text;
        var isError = IsError(measurement);
        Errors += isError ? 1 : 0;
        if (isError || measurement.Get("success")?.Flag is not null)
        {
            Judged++;
            Passes += measurement.Get("success")?.Flag == true ? 1 : 0;
        }
    }

    /// <summary>The run's own summary of a metric. A measurement in error did not pass.</summary>
    public void TakeSummary(JsonAt summary)
    {
        foreach (var score in summary.Get("scores")?.Items ?? [])
        {
            Add(score);
        }

        Passes = summary.Get("passes")?.Count ?? 0;
        Errors = summary.Get("errors")?.Count ?? 0;
        Judged = Passes + (summary.Get("fails")?.Count ?? 0) + Errors;
    }

    private void Add(JsonAt? score)
    {
        if (score?.Number is { } number)
        {
            _sum += number;
            Scores++;
        }
    }
}
