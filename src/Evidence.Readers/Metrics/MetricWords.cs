using System.Collections.Frozen;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Metrics;

/// <summary>The names under which projects write their own reports.</summary>
internal static class MetricWords
{
    private static readonly FrozenSet<string> _containers = FrozenSet.ToFrozenSet(
    [
        "metrics", "scores", "results", "performance", "evaluation", "testmetrics", "evalmetrics", "overallmetrics", "modelmetrics", "evaluationmetrics", "performancemetrics", "metric", "overall",
    ]);

    private static readonly FrozenSet<string> _settings = FrozenSet.ToFrozenSet(
    [
        "bins", "threshold", "thresholds", "seed", "folds", "splits", "size", "samples", "epochs", "epoch", "step", "steps", "id", "index", "version", "iterations", "depth", "estimators", "rounds",
        "count", "support", "state", "jobs", "workers", "timestamp", "std", "stdev", "stderr", "lower", "upper", "min", "max", "rank", "batch", "port", "year", "n",
    ]);

    private static readonly FrozenSet<string> _sampleSizes = FrozenSet.ToFrozenSet(
    [
        "n", "nsamples", "numsamples", "samplesize", "samplecount", "ntest", "testsize", "testsamples", "numtest", "testrows", "evalsamples", "nrows", "numrows", "count", "support", "nexamples",
        "numexamples", "totalsamples", "nobs", "rows", "testsetsize", "datasetsize", "numcases", "cases",
    ]);

    private static readonly FrozenSet<string> _splits = FrozenSet.ToFrozenSet(["test", "testing", "holdout", "validation", "val", "valid", "dev", "eval", "evaluation", "oot", "production"]);

    private static readonly (string Group, string Kind)[] _kinds =
    [
        ("safety", ArtifactKinds.SafetyEvaluation),
        ("quality", ArtifactKinds.SafetyEvaluation),
        ("fairness", ArtifactKinds.FairnessReport),
        ("drift", ArtifactKinds.DriftReport),
        ("data", ArtifactKinds.DataQualityReport),
        ("coverage", ArtifactKinds.CodeCoverage),
        ("tests", ArtifactKinds.TestResults),
    ];

    /// <summary>True for a member whose numbers are metrics even under names that are not known.</summary>
    public static bool IsContainer(string name) => _containers.Contains(Words.Fold(name));

    /// <summary>True for a number that describes how something was done, not how well.</summary>
    public static bool IsSetting(string name) => _settings.Contains(Words.Snake(name).Split('_')[^1]) || Words.Snake(name).Split('_')[0] is "n" or "num";

    /// <summary>True for the number of cases that metrics beside it rest on.</summary>
    public static bool IsSampleSize(string name) => _sampleSizes.Contains(Words.Fold(name));

    /// <summary>True for a part of the data that is not trained on.</summary>
    public static bool IsSplit(string name) => _splits.Contains(Words.Fold(name));

    /// <summary>True for the part of the data that is trained on.</summary>
    public static bool IsTraining(string name) => Words.Fold(name) is "train" or "training" or "trainmetrics" or "trainingmetrics";

    /// <summary>True for scikit-learn's report as a text.</summary>
    public static bool IsReportText(string name) => Words.Fold(name) is "classificationreport" or "classificationreporttext";

    /// <summary>The kind that most of the facts belong to.</summary>
    public static string KindOf(IReadOnlyList<Fact> facts)
    {
        var group = facts.GroupBy(fact => fact.Metric[..fact.Metric.IndexOf('.', StringComparison.Ordinal)], StringComparer.Ordinal).MaxBy(part => part.Count())?.Key;
        return _kinds.FirstOrDefault(entry => entry.Group == group).Kind ?? ArtifactKinds.EvaluationReport;
    }
}
