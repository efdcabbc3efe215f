using System.Text.RegularExpressions;
using Evidence.Testing;

namespace Evidence.Readers.Tests;

/// <summary>framework-mappings/metrics.yaml holds what readers write, and says each thing once.</summary>
public sealed partial class VocabularyTests
{
    private static readonly string[] _units = ["share", "count", "score", "seconds", "days", "text", "symbol"];

    [Fact]
    public void Vocabulary_HasMoreThanAHundredAndTwentyMetrics() => Assert.True(TheVocabulary.Vocabulary.Definitions.Count >= 120);

    [Fact]
    public void EveryMetric_SaysWhatItIs() => Assert.All(TheVocabulary.Vocabulary.Definitions, metric =>
    {
        Assert.Matches("^[a-z_]+\\.[a-z0-9_]+$", metric.Id);
        Assert.Contains(metric.Unit, _units);
        Assert.EndsWith(".", metric.Meaning, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(metric.Title));
        Assert.False(string.IsNullOrWhiteSpace(metric.Source));
    });

    [Fact]
    public void EveryRate_IsAShare() => Assert.All(TheVocabulary.Vocabulary.Definitions.Where(metric => metric.IsRate), metric => Assert.Equal("share", metric.Unit));

    [Fact]
    public void EveryIdAndAlias_BelongsToOneMetric()
    {
        var claims = TheVocabulary.Vocabulary.Definitions.SelectMany(metric => metric.Aliases.Append(metric.Id).Select(alias => (Key: Fold(alias), metric.Id)));

        Assert.All(claims.GroupBy(claim => claim.Key), claim => Assert.Single(claim.Select(one => one.Id).Distinct()));
    }

    [Theory]
    [InlineData("Accuracy Score", "performance.accuracy")]
    [InlineData("f1-score", "performance.f1")]
    [InlineData("AUROC", "performance.roc_auc")]
    [InlineData("dp_diff", "fairness.demographic_parity_difference")]
    [InlineData("Answer Relevancy", "quality.answer_relevancy")]
    public void Alias_LeadsToItsMetric(string alias, string id) => Assert.Equal(id, TheVocabulary.Vocabulary.Recognise(alias)?.Id);

    [Fact]
    public void EveryMetricInTheCodeOfReaders_IsInTheVocabulary()
    {
        var written = Directory.GetFiles(RepositoryRoot.Path("src", "Evidence.Readers"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => MetricIds().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.True(written.Count > 80, $"only {written.Count} metrics were found in the code");
        Assert.DoesNotContain(written, id => TheVocabulary.Vocabulary.Find(id) is null);
    }

    private static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    [GeneratedRegex("\"((?:performance|fairness|safety|quality|benchmark|tests|coverage|drift|data|security|supply|attestation|sustainability|explainability|error_analysis|counterfactual|documentation|run|model|ci|deployment|release|risk|finding|incident|approval|change|work|scorecard)\\.(?!py\")[a-z0-9_]+)\"")]
    private static partial Regex MetricIds();
}
