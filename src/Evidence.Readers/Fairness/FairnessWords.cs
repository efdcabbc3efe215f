using System.Collections.Frozen;
using Evidence.Readers.Content;

namespace Evidence.Readers.Fairness;

/// <summary>The names under which tools write groups, their sizes and their disparities.</summary>
internal static class FairnessWords
{
    /// <summary>Metric of the number of cases in a group.</summary>
    public const string GroupCount = "fairness.group_count";

    /// <summary>Members that hold values by group.</summary>
    public static readonly string[] ByGroup =
        ["by_group", "by_groups", "byGroup", "metrics_by_group", "group_metrics", "groups", "per_group", "subgroups", "subgroup_metrics", "by_subgroup", "disaggregated"];

    private static readonly FrozenSet<string> _counts = Folded(
        "count", "counts", "n", "size", "samples", "sample size", "sample count", "support", "group size", "group count", "num samples", "n samples", "population", "n_obs", "total");

    private static readonly FrozenSet<string> _dimensionFields = Folded(
        "sensitive features", "sensitive feature", "sensitive feature names", "sensitive attribute", "sensitive attributes", "protected attribute", "protected attributes",
        "dimension", "dimensions", "attribute", "attribute name", "group by", "facet", "feature");

    private static readonly FrozenSet<string> _groupFields = Folded("group", "group name", "value", "attribute value", "subgroup", "label", "name", "slice");

    private static readonly FrozenSet<string> _generic = Folded(
        "metric frame", "metricframe", "metrics", "fairness", "fairness report", "fairness metrics", "fairlearn", "report", "results", "result", "data", "evaluation", "bias",
        "bias report", "bias metrics", "group fairness", "analysis", "summary", "model", "test", "by group", "groups", "group metrics");

    private static readonly FrozenSet<string> _hints = Folded(
        "gender", "sex", "race", "ethnicity", "age", "age group", "nationality", "religion", "disability", "marital status", "sensitive features", "sensitive feature",
        "protected attribute", "protected attributes", "sensitive attribute", "protected groups", "privileged", "unprivileged", "fairness", "fairness metrics", "bias metrics",
        "by gender", "by sex", "by race", "by age", "by age group", "by ethnicity", "subgroup", "subgroups", "by group", "group metrics", "demographics");

    public static bool IsCount(string name) => _counts.Contains(Words.Fold(name));

    public static bool IsDimensionField(string name) => _dimensionFields.Contains(Words.Fold(name));

    public static bool IsGroupField(string name) => _groupFields.Contains(Words.Fold(name));

    /// <summary>True for a name that says nothing of the population, so that it is no dimension.</summary>
    public static bool IsGeneric(string name) => _generic.Contains(Words.Fold(name));

    /// <summary>True for a name that says groups of people are meant.</summary>
    public static bool IsHint(string name) => Words.Fold(name) is var folded && (_hints.Contains(folded) || folded.StartsWith("sensitivefeature", StringComparison.Ordinal));

    /// <summary>True for a column that says which group a row is of.</summary>
    public static bool IsKey(string name) => IsHint(name) || IsDimensionField(name) || (IsGroupField(name) && Words.Fold(name) is not ("name" or "value" or "label"));

    /// <summary>True for a member that holds differences between groups, or ratios.</summary>
    public static string? DisparityKind(string name)
    {
        var words = Words.Snake(name).Split('_');
        return words.Contains("difference") || words.Contains("differences") || words.Contains("diff") ? "difference"
            : words.Contains("ratio") || words.Contains("ratios") ? "ratio"
            : null;
    }

    private static FrozenSet<string> Folded(params ReadOnlySpan<string> names)
    {
        var folded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            folded.Add(Words.Fold(name));
        }

        return folded.ToFrozenSet(StringComparer.Ordinal);
    }
}
