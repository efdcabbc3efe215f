using System.Text.RegularExpressions;
using Evidence.Artifacts;

namespace Evidence.Workspace.Tests.FrameworkData;

public sealed partial class MappingTests
{
    public static TheoryData<string> Frameworks => [.. ShippedData.Frameworks.Keys];

    [Fact]
    public void Ids_AreUniqueOverAllFiles() =>
        Assert.Equal(ShippedData.Mappings.Select(mapping => mapping.Id), ShippedData.Mappings.Select(mapping => mapping.Id).Distinct(StringComparer.Ordinal));

    [Fact]
    public void Controls_ExistAndStandOnceInAMapping()
    {
        var controls = ShippedData.Controls.ToHashSet(StringComparer.Ordinal);

        Assert.All(ShippedData.Mappings, mapping =>
        {
            Assert.NotEmpty(mapping.Controls);
            Assert.Subset(controls, mapping.Controls.ToHashSet(StringComparer.Ordinal));
            Assert.Equal(mapping.Controls, mapping.Controls.Distinct(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void Kinds_AreKnownToTheProductOrExplainedInTheReadme()
    {
        var readme = File.ReadAllText(Path.Combine(ShippedData.Root, "README.md"));
        var section = readme.Split("## ").Single(part => part.StartsWith("Kinds of documents", StringComparison.Ordinal));
        var explained = KindRow().Matches(section).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var used = ShippedData.Mappings.Select(mapping => mapping.Kind).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(used.Except(ArtifactKinds.All).Except(explained));
        Assert.Empty(explained.Except(used));
        Assert.Empty(explained.Intersect(ArtifactKinds.All));
    }

    [Fact]
    public void Conditions_AskForMetricsOfTheVocabulary()
    {
        var known = ShippedData.Metrics.ToHashSet(StringComparer.Ordinal);
        var asked = ShippedData.Mappings.Select(mapping => mapping.When?.Metric).OfType<string>();

        Assert.All(asked, metric => Assert.Contains(known, id => metric.EndsWith(".*", StringComparison.Ordinal) ? id.StartsWith(metric[..^1], StringComparison.Ordinal) : id == metric));
    }

    [Fact]
    public void Expectations_AreSentencesAndSayMoreThanTheKind() =>
        Assert.All(ShippedData.Mappings, mapping =>
        {
            Assert.EndsWith(".", mapping.Expects, StringComparison.Ordinal);
            Assert.True(mapping.Expects.Split(' ').Length >= 4, mapping.Id);
        });

    [Fact]
    public void DirectEvidence_SaysHowLongItIsFresh() =>
        Assert.All(ShippedData.Mappings.Where(mapping => mapping.IsDirect), mapping => Assert.NotNull(mapping.Fresh));

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void EveryControl_HasADirectExpectationInEveryTier(string framework)
    {
        foreach (var tier in new[] { 1, 2, 3 })
        {
            var expected = ShippedData.Mappings.Where(mapping => mapping.IsDirect && mapping.IsFor(tier)).SelectMany(mapping => mapping.Controls).ToHashSet(StringComparer.Ordinal);

            Assert.Empty(ShippedData.Frameworks[framework].Ids.Select(id => $"{framework}:{id}").Except(expected));
        }
    }

    [Fact]
    public void NoControl_IsExpectedToShowMoreThanThreeThings()
    {
        var expectations = ShippedData.Mappings
            .Where(mapping => mapping.IsDirect)
            .SelectMany(mapping => mapping.Controls.Select(control => (control, mapping.Expects)))
            .Distinct()
            .GroupBy(pair => pair.control);

        Assert.All(expectations, control => Assert.True(control.Count() <= 3, control.Key));
    }

    [Fact]
    public void Alternatives_WithTheSameWords_SpeakForTheSameControlsWithTheSameStrength() =>
        Assert.All(ShippedData.Mappings.GroupBy(mapping => mapping.Expects), alternatives =>
            Assert.Single(alternatives.Select(mapping => $"{mapping.Strength} {string.Join(' ', mapping.Controls)}").Distinct()));

    [Fact]
    public void Alternatives_DifferInKindOrCondition() =>
        Assert.All(ShippedData.Mappings.GroupBy(mapping => mapping.Expects), alternatives =>
            Assert.Equal(alternatives.Count(), alternatives.Select(mapping => (mapping.Kind, mapping.When?.Metric, mapping.When?.Is)).Distinct().Count()));

    [Fact]
    public void FairnessReport_SpeaksForFairnessBecauseItShowsGroups()
    {
        var mapping = ShippedData.Mappings.Single(mapping => mapping.Id == "fairness-disparity");

        Assert.True(mapping.IsDirect);
        Assert.Equal("fairness.*", mapping.When!.Metric);
        Assert.Contains("nist-ai-rmf:MEASURE 2.11", mapping.Controls);
        Assert.Contains("by group", mapping.Expects, StringComparison.Ordinal);
    }

    [GeneratedRegex("^\\| `([a-z-]+)` \\| [^|]+ \\|$", RegexOptions.Multiline)]
    private static partial Regex KindRow();
}
