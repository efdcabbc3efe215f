namespace Evidence.Workspace.Tests.FrameworkData;

public sealed class FrameworkTests
{
    public static TheoryData<string> Frameworks => [.. ShippedData.Frameworks.Keys];

    [Fact]
    public void ShippedFrameworks_AreTheFive() =>
        Assert.Equal(["eu-ai-act", "iso-23894", "iso-42001", "nist-ai-600-1", "nist-ai-rmf"], ShippedData.Frameworks.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("nist-ai-rmf", 72)]
    [InlineData("nist-ai-600-1", 212)]
    [InlineData("iso-23894", 63)]
    [InlineData("iso-42001", 70)]
    [InlineData("eu-ai-act", 118)]
    public void Framework_HasAllItsControls(string framework, int controls) => Assert.Equal(controls, ShippedData.Frameworks[framework].Controls.Count);

    [Theory]
    [InlineData("GOVERN", 19, 6)]
    [InlineData("MAP", 18, 5)]
    [InlineData("MEASURE", 22, 4)]
    [InlineData("MANAGE", 13, 4)]
    public void RmfFunction_HasItsSubcategoriesAndCategories(string function, int subcategories, int categories)
    {
        var rmf = ShippedData.Frameworks["nist-ai-rmf"];

        Assert.Equal(subcategories, rmf.Ids.Count(id => id.StartsWith(function + " ", StringComparison.Ordinal)));
        Assert.Equal(categories, rmf.Groups.Count(group => group.Parent == function));
    }

    [Fact]
    public void GenerativeProfile_HasTheTwelveRisksAndEveryActionNamesItsOwn()
    {
        var profile = ShippedData.Frameworks["nist-ai-600-1"];
        var risks = profile.Groups.Where(group => group.Parent == "2").Select(group => group.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(12, risks.Count);
        Assert.All(profile.Controls, control => Assert.NotEmpty(RisksOf(control)));
        Assert.All(profile.Controls, control => Assert.Subset(risks, RisksOf(control)));
        Assert.Equal(risks, profile.Controls.SelectMany(RisksOf).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void GenerativeProfile_GroupsAnActionByTheSubcategoryInItsId() =>
        Assert.All(ShippedData.Frameworks["nist-ai-600-1"].Controls, control =>
        {
            var parts = control.Id.Split('-');
            Assert.Equal($"{FunctionOf(parts[0])} {parts[1]}", control.Group);
            Assert.Equal(3, parts[2].Length);
        });

    [Theory]
    [InlineData("A.2", 3)]
    [InlineData("A.3", 2)]
    [InlineData("A.4", 5)]
    [InlineData("A.5", 4)]
    [InlineData("A.6.1", 2)]
    [InlineData("A.6.2", 7)]
    [InlineData("A.7", 5)]
    [InlineData("A.8", 4)]
    [InlineData("A.9", 3)]
    [InlineData("A.10", 3)]
    public void ManagementSystem_HasTheControlsOfEachArea(string area, int controls) =>
        Assert.Equal(controls, ShippedData.Frameworks["iso-42001"].Controls.Count(control => control.Group == area));

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Framework_NamesItselfAndWhereItComesFrom(string id)
    {
        var framework = ShippedData.Frameworks[id];

        Assert.All([framework.Title, framework.Version, framework.Publisher, framework.Source], Assert.NotEmpty);
        Assert.All(framework.Controls, control => Assert.NotEmpty(control.Source));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Ids_AreUniqueAmongControlsAndAmongGroups(string id)
    {
        var framework = ShippedData.Frameworks[id];

        Assert.Equal(framework.Ids, framework.Ids.Distinct(StringComparer.Ordinal));
        Assert.Equal(framework.Groups.Select(group => group.Id), framework.Groups.Select(group => group.Id).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Groups_ExistAndStandAfterTheirParents(string id)
    {
        var framework = ShippedData.Frameworks[id];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in framework.Groups)
        {
            Assert.True(group.Parent is null || seen.Contains(group.Parent), $"{group.Id} stands before {group.Parent}");
            seen.Add(group.Id);
        }

        Assert.All(framework.Controls, control => Assert.Contains(control.Group, seen));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Groups_HoldSomething(string id)
    {
        var framework = ShippedData.Frameworks[id];
        var holding = framework.Controls.Select(control => control.Group).Concat(framework.Groups.Select(group => group.Parent)).ToHashSet(StringComparer.Ordinal);

        Assert.All(framework.Groups.Where(group => group.Parent != "2"), group => Assert.Contains(group.Id, holding));
    }

    [Fact]
    public void Guidance_IsMarkedWhereNobodyCanBeAuditedAgainstIt() =>
        Assert.Equal(
            ["iso-23894", "nist-ai-600-1", "nist-ai-rmf"],
            ShippedData.Frameworks.Values.Where(framework => framework.Guidance).Select(framework => framework.Framework).Order(StringComparer.Ordinal));

    private static HashSet<string> RisksOf(FrameworkYaml.ControlYaml control) =>
        [.. control.Source.Split("; ")[1].Replace("risks ", "", StringComparison.Ordinal).Split(", ")];

    private static string FunctionOf(string prefix) => prefix switch { "GV" => "GOVERN", "MP" => "MAP", "MS" => "MEASURE", "MG" => "MANAGE", _ => prefix };
}
