using Evidence.Readers.Content;

namespace Evidence.Readers.Tests.Content;

public sealed class MetricNamesTests
{
    private readonly MetricNames _names = new(TheVocabulary.Vocabulary);

    [Theory]
    [InlineData("test_accuracy", "performance.accuracy", "test")]
    [InlineData("eval/f1", "performance.f1", "evaluation")]
    [InlineData("accuracy_val", "performance.accuracy", "validation")]
    [InlineData("f2_cv_mean", "performance.f2", "cross-validation")]
    [InlineData("roc_auc_mean", "performance.roc_auc", null)]
    [InlineData("groundedness.groundedness", "quality.groundedness", null)]
    public void DecoratedName_LosesItsDecoration(string name, string id, string? dataset)
    {
        var metric = _names.Resolve(name, "performance");

        Assert.Equal(id, metric.Id);
        Assert.Equal(dataset, metric.Dataset);
        Assert.True(metric.IsRenamed);
    }

    [Theory]
    [InlineData("Gender_recall_diff", "fairness.equal_opportunity_difference", "Gender")]
    [InlineData("AgeGroup_f1_diff", "fairness.f1_difference", "AgeGroup")]
    [InlineData("AgeGroup_demographic_parity_difference", "fairness.demographic_parity_difference", "AgeGroup")]
    [InlineData("age_group_count_diff", "fairness.group_count_difference", "age_group")]
    [InlineData("selection_rate_ratio", "fairness.demographic_parity_ratio", null)]
    [InlineData("marital status-accuracy gap", "fairness.accuracy_difference", "marital status")]
    public void Disparity_NamesItsMetricAndDimension(string name, string id, string? dimension)
    {
        var metric = _names.Resolve(name, "performance");

        Assert.Equal(id, metric.Id);
        Assert.Equal(dimension, metric.Dimension);
    }

    [Theory]
    [InlineData("train_accuracy", "performance.train_accuracy")]
    [InlineData("House Score", "performance.house_score")]
    [InlineData("logregAccuracyX", "performance.logreg_accuracy_x")]
    [InlineData("", "performance.value")]
    public void UnknownName_IsKeptInItsGroup(string name, string id)
    {
        var metric = _names.Resolve(name, "performance");

        Assert.Equal(id, metric.Id);
        Assert.Null(metric.Definition);
    }

    [Theory]
    [InlineData("accuracy", 1.2, false)]
    [InlineData("accuracy", -0.1, false)]
    [InlineData("accuracy", 1, true)]
    [InlineData("accuracy_difference", -0.3, true)]
    [InlineData("accuracy_difference", -1.3, false)]
    [InlineData("rmse", 120, true)]
    public void Share_IsBetweenZeroAndOne(string name, double value, bool isAllowed) =>
        Assert.Equal(isAllowed, _names.Resolve(name, "performance").Allows(value));
}
