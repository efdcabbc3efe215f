namespace Evidence.Workspace.Tests.FrameworkData;

public sealed class WordingTests
{
    [Theory]
    [InlineData("certified")]
    [InlineData("compliant")]
    public void NoFile_ClaimsConformity(string word) =>
        Assert.All(
            // The vocabulary holds the words customers ask with, these among them.
            Directory.EnumerateFiles(ShippedData.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "vocabulary.yaml"),
            file => Assert.DoesNotContain(word, File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Titles_AreShort() =>
        Assert.All(ShippedData.Frameworks.Values.SelectMany(framework => framework.Controls), control =>
            Assert.True(control.Title.Split(' ').Length is >= 2 and <= 18, $"{control.Id}: {control.Title}"));

    [Fact]
    public void Titles_AreDifferentWithinAFramework() =>
        Assert.All(ShippedData.Frameworks.Values, framework =>
            Assert.Equal(framework.Controls.Select(control => control.Title), framework.Controls.Select(control => control.Title).Distinct(StringComparer.OrdinalIgnoreCase)));

    [Fact]
    public void ReadmeCounts_AreThoseOfTheFiles()
    {
        var readme = File.ReadAllText(Path.Combine(ShippedData.Root, "README.md"));

        Assert.All(ShippedData.Crosswalks, crosswalk => Assert.Contains($"| `{crosswalk.Crosswalk}` | {crosswalk.Rows.Count} |", readme, StringComparison.Ordinal));
        Assert.All(ShippedData.Frameworks.Keys, framework => Assert.Contains($"| `{framework}` |", readme, StringComparison.Ordinal));
    }
}
