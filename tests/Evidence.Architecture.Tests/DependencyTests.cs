namespace Evidence.Architecture.Tests;

/// <summary>Dependencies point inwards, as docs/adr/0001 draws them.</summary>
public sealed class DependencyTests
{
    private static readonly string[] _adapters =
    [
        "Evidence.Connectors", "Evidence.Readers", "Evidence.Workspace", "Evidence.Documents", "Evidence.Drafting", "Evidence.Storage", "Evidence.Delivery",
    ];

    private static readonly string[] _hosts = ["Evidence.Cli", "Evidence.Functions"];

    public static TheoryData<string> Adapters() => [.. _adapters];

    [Fact]
    public void Core_ReferencesNothing()
    {
        Assert.Empty(ProjectFiles.ReferencesOf("Evidence.Core"));
        Assert.Equal(["Microsoft.CodeAnalysis.BannedApiAnalyzers"], ProjectFiles.PackagesOf("Evidence.Core"));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Adapter_ReferencesCoreAlone(string adapter) => Assert.Equal(["Evidence.Core"], ProjectFiles.ReferencesOf(adapter));

    [Fact]
    public void Workflows_ReferenceCoreAlone() => Assert.Equal(["Evidence.Core"], ProjectFiles.ReferencesOf("Evidence.Workflows"));

    [Fact]
    public void SqliteEngine_KnowsNothingOfEvidence() => Assert.Empty(ProjectFiles.ReferencesOf("Evidence.DurableTask.Sqlite"));

    [Fact]
    public void Hosting_ComposesEveryAdapter() =>
        Assert.Equal(
            _adapters.Concat(["Evidence.Core", "Evidence.DurableTask.Sqlite", "Evidence.Workflows"]).Order(StringComparer.Ordinal),
            ProjectFiles.ReferencesOf("Evidence.Hosting").Order(StringComparer.Ordinal));

    [Fact]
    public void Hosts_ReferenceHostingAndEachOtherNever()
    {
        foreach (var host in _hosts.Where(ProjectFiles.Sources.ContainsKey))
        {
            var references = ProjectFiles.ReferencesOf(host);
            Assert.Contains("Evidence.Hosting", references);
            Assert.DoesNotContain(references, _hosts.Contains);
        }
    }

    [Fact]
    public void EveryProject_IsKnownToThisTest()
    {
        string[] known = [.. _adapters, .. _hosts, "Evidence.Core", "Evidence.Workflows", "Evidence.DurableTask.Sqlite", "Evidence.Hosting"];
        Assert.Empty(ProjectFiles.Sources.Keys.Except(known));
    }

    [Fact]
    public void CoreAndWorkflows_BanClockAndRandomness()
    {
        foreach (var project in new[] { "Evidence.Core", "Evidence.Workflows" })
        {
            Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", ProjectFiles.PackagesOf(project));
            Assert.Contains(ProjectFiles.Sources[project].Descendants("AdditionalFiles"), file => ((string)file.Attribute("Include")!).EndsWith("BannedSymbols.txt", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Packages_HaveTheirVersionInOnePlace()
    {
        foreach (var (name, project) in ProjectFiles.Sources)
        {
            Assert.All(project.Descendants("PackageReference"), package => Assert.True(package.Attribute("Version") is null, $"{name} states a version of {package.Attribute("Include")}"));
        }
    }
}
