namespace Evidence.Workspace.Tests;

/// <summary>What is wrong in framework data is said with its file and line, all at once.</summary>
public sealed class FrameworkLintTests : IDisposable
{
    private const string Own = """
        framework: own
        title: Own rules
        version: "1"
        publisher: Northlight
        source: Our policy
        groups:
          - { id: A, title: First }
          - { id: B, title: Second, parent: A }
        controls:
          - { id: A 1, title: One, group: A, source: page 1 }
          - { id: B 1, title: Two, group: B, source: page 2 }
        """;

    private const string Crosswalk = """
        crosswalk: own_small
        from: own
        to: small
        source: ours
        rows:
          - { from: A 1, to: A 1, relation: equal, reason: Both ask for the very same record. }
        """;

    private const string Mapping = """
        mappings:
          - { id: m1, kind: test-results, controls: ["own:A 1"], strength: direct, expects: A run of the tests. }
        """;

    private readonly WorkspaceFolder _folder = new();

    public FrameworkLintTests() => _folder
        .Write("data/small.yaml", "framework: small\ntitle: Small\nversion: \"1\"\npublisher: Test\nsource: Test\ngroups: [{ id: A, title: A }]\ncontrols: [{ id: A 1, title: First, group: A, source: page 1 }]\n")
        .Write("framework-mappings/own.yaml", Own)
        .Write("framework-mappings/crosswalks/own_small.yaml", Crosswalk)
        .Write("framework-mappings/mappings/own.yaml", Mapping);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DataThatIsRight_HasNoFindings() => Assert.Empty(_folder.Source().LintFrameworks());

    [Fact]
    public void DataOfTheProduct_HasNoFindings() =>
        Assert.All(
            _folder.Source(Testing.RepositoryRoot.Path("framework-mappings")).LintFrameworks(),
            problem => Assert.Equal("framework-mappings/crosswalks/own_small.yaml", problem.File));

    [Theory]
    [InlineData("own.yaml", "id: B 1,", "id: A 1,", 11, "control 'A 1' stands there 2 times")]
    [InlineData("own.yaml", "group: B,", "group: C,", 11, "control 'B 1' is in group 'C', which is not there")]
    [InlineData("own.yaml", "parent: A", "parent: C", 8, "group 'B' is within 'C', which is not there")]
    [InlineData("own.yaml", "title: First }", "title: First, parent: B }", 7, "group 'A' is within itself by way of 'B'")]
    [InlineData("own.yaml", "id: B, title: Second, parent: A", "id: A, title: Second", 8, "group 'A' stands there more than once")]
    [InlineData("own.yaml", ", source: page 2", "", 11, "control 'B 1' has no source")]
    [InlineData("own.yaml", "source: Our policy", "", 1, "'source' is missing")]
    [InlineData("mappings/own.yaml", "own:A 1", "own:A 2", 2, "'own:A 2' is not a control of 'own'; did you mean 'A 1'?")]
    [InlineData("mappings/own.yaml", "own:A 1", "other:A 1", 2, "'other:A 1' is of framework 'other', which is not known")]
    [InlineData("mappings/own.yaml", "kind: test-results,", "kind: test-results, when: { metric: tests.nothing },", 2, "mapping 'm1' waits for metric 'tests.nothing', which is not known")]
    [InlineData("crosswalks/own_small.yaml", "to: A 1", "to: A 9", 6, "'small:A 9' is not a control of 'small'")]
    [InlineData("crosswalks/own_small.yaml", "reason: Both ask for the very same record.", "reason: Same.", 6, "says too little")]
    [InlineData("crosswalks/own_small.yaml", ", reason: Both ask for the very same record.", "", 6, "'reason' is missing")]
    [InlineData("crosswalks/own_small.yaml", "to: small", "to: own", 1, "crosswalk 'own_small' leads from 'own' to itself")]
    public void Fault_IsToldWithFileAndLine(string file, string old, string text, int line, string what)
    {
        _folder.Replace($"framework-mappings/{file}", old, text);

        var findings = _folder.Source().LintFrameworks().Select(problem => problem.ToString()).ToList();

        Assert.Contains(findings, finding => finding.StartsWith($"framework-mappings/{file}:{line}: ", StringComparison.Ordinal) && finding.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void RowsAndMappings_WrittenTwice_AreFound()
    {
        _folder.Write("framework-mappings/crosswalks/own_small.yaml", Crosswalk + "\n" + "  - { from: A 1, to: A 1, relation: subset, reason: It is only a part of it. }");
        _folder.Write("framework-mappings/mappings/twice.yaml", Mapping);

        var findings = _folder.Source().LintFrameworks().Select(problem => problem.ToString()).ToList();

        Assert.Contains("framework-mappings/crosswalks/own_small.yaml:7: 'A 1' to 'A 1' is there more than once in crosswalk 'own_small'; one row for two controls", findings);
        Assert.Contains("framework-mappings/mappings/twice.yaml:2: mapping 'm1' is there more than once; each id once over all files", findings);
    }

    [Fact]
    public void Lint_NeedsNoManifest()
    {
        File.Delete(Path.Combine(_folder.Root, "evidence.yaml"));

        Assert.Empty(_folder.Source().LintFrameworks());
    }
}
