namespace Evidence.Workspace.Tests.FrameworkData;

public sealed class CrosswalkTests
{
    private static readonly string[] _relations = ["equal", "subset", "superset", "intersects"];

    public static TheoryData<string> Crosswalks => [.. ShippedData.Crosswalks.Select(crosswalk => crosswalk.Crosswalk)];

    [Fact]
    public void ShippedCrosswalks_AreTheFive() =>
        Assert.Equal(
            ["iso-42001_eu-ai-act", "nist-ai-600-1_nist-ai-rmf", "nist-ai-rmf_eu-ai-act", "nist-ai-rmf_iso-23894", "nist-ai-rmf_iso-42001"],
            ShippedData.Crosswalks.Select(crosswalk => crosswalk.Crosswalk).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Crosswalks))]
    public void Ends_Exist(string id)
    {
        var crosswalk = ShippedData.Crosswalk(id);
        var from = ShippedData.Frameworks[crosswalk.From].Ids.ToHashSet(StringComparer.Ordinal);
        var to = ShippedData.Frameworks[crosswalk.To].Ids.ToHashSet(StringComparer.Ordinal);

        Assert.Subset(from, crosswalk.Rows.Select(row => row.From).ToHashSet(StringComparer.Ordinal));
        Assert.Subset(to, crosswalk.Rows.Select(row => row.To).ToHashSet(StringComparer.Ordinal));
        Assert.Equal($"{crosswalk.From}_{crosswalk.To}", id);
    }

    [Theory]
    [MemberData(nameof(Crosswalks))]
    public void Pairs_StandOnce(string id) => Assert.Equal(ShippedData.Crosswalk(id).Pairs, ShippedData.Crosswalk(id).Pairs.Distinct());

    [Theory]
    [MemberData(nameof(Crosswalks))]
    public void Reasons_AreSentencesAndEachItsOwn(string id)
    {
        var reasons = ShippedData.Crosswalk(id).Rows.Select(row => row.Reason).ToList();

        Assert.All(reasons, reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
        Assert.All(reasons, reason => Assert.True(reason.Split(' ').Length >= 6, reason));
        Assert.Equal(reasons, reasons.Distinct(StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Crosswalks))]
    public void Relations_AreOfTheFourAndWereChosen(string id)
    {
        var relations = ShippedData.Crosswalk(id).Rows.Select(row => row.Relation).ToHashSet(StringComparer.Ordinal);

        Assert.All(relations, relation => Assert.Contains(relation, _relations));
        Assert.True(relations.Count >= 3);
    }

    [Theory]
    [InlineData("nist-ai-rmf_iso-23894")]
    [InlineData("nist-ai-rmf_iso-42001")]
    [InlineData("nist-ai-600-1_nist-ai-rmf")]
    public void EveryControlOfTheFirstFramework_HasARow(string id)
    {
        var crosswalk = ShippedData.Crosswalk(id);

        Assert.Empty(ShippedData.Frameworks[crosswalk.From].Ids.Except(crosswalk.Rows.Select(row => row.From)));
    }

    [Theory]
    [InlineData("nist-ai-rmf_iso-23894")]
    [InlineData("nist-ai-rmf_iso-42001")]
    public void EveryControlOfTheSecondFramework_IsLedTo(string id)
    {
        var crosswalk = ShippedData.Crosswalk(id);

        Assert.Empty(ShippedData.Frameworks[crosswalk.To].Ids.Except(crosswalk.Rows.Select(row => row.To)));
    }

    [Theory]
    [InlineData("nist-ai-rmf")]
    [InlineData("iso-23894")]
    public void EveryControl_IsReachedByAMappingOrThroughACrosswalk(string framework)
    {
        var mapped = ShippedData.Mappings.SelectMany(mapping => mapping.Controls).ToHashSet(StringComparer.Ordinal);
        var reached = ShippedData.Crosswalks.SelectMany(crosswalk => crosswalk.Pairs).Where(pair => mapped.Contains(pair.From)).Select(pair => pair.To).Concat(mapped).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(ShippedData.Frameworks[framework].Ids.Select(id => $"{framework}:{id}").Except(reached));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void CarriedInFull_IsOnlyEvidenceOfAKindThatAMappingNamesForTheControl(int tier)
    {
        var carried = new CarriedEvidence(tier);

        Assert.Empty(ShippedData.Controls.SelectMany(carried.Unnamed));
    }

    [Fact]
    public void GenerativeActions_LeadToTheSubcategoryTheyStandUnder()
    {
        var rows = ShippedData.Crosswalk("nist-ai-600-1_nist-ai-rmf").Rows.Select(row => (row.From, row.To)).ToHashSet();

        Assert.All(ShippedData.Frameworks["nist-ai-600-1"].Controls, action => Assert.Contains((action.Id, action.Group), rows));
    }
}
