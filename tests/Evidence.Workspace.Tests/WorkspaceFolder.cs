using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Workspace.Tests;

/// <summary>A workspace in a temporary folder that is right until a test changes a file.</summary>
internal sealed class WorkspaceFolder : IDisposable
{
    /// <summary>What every evidence.yaml here begins with; what is tested is written behind it, from line 7 on.</summary>
    public const string Manifest = """
        name: Test
        products:
          - { id: ranker, name: Ranker }
        sources:
          - { id: artifacts, type: fake, path: artifacts }
        frameworks: [small]

        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("evidence-workspace-");

    public WorkspaceFolder()
    {
        Write("evidence.yaml", """
            name: Test
            products:
              - { id: ranker, name: Ranker }
            sources:
              - { id: artifacts, type: fake, path: artifacts }
            frameworks: [small]
            """);
        Write("releases/ranker-1.yaml", """
            product: ranker
            version: 1
            tier: 1
            intended-use: Ranks.
            subjects:
              - { source: artifacts, path: ranker-1 }
            """);
        Write("policies/default.yaml", """
            gates:
              - { id: tests, rule: required-artifact, kind: test-results }
            """);
        Write("answers/library.yaml", """
            answers:
              - id: bias
                questions: [Do you test for bias?]
                answer: Yes, before every release.
                choice: yes
            """);
        Write("data/small.yaml", """
            framework: small
            title: Small
            version: "1"
            publisher: Test
            source: Test
            groups: [{ id: A, title: A }]
            controls: [{ id: A 1, title: First, group: A }]
            """);
    }

    public string Root => _root.FullName;

    public WorkspaceFolder Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public WorkspaceFolder Replace(string name, string old, string text) =>
        Write(name, File.ReadAllText(Path.Combine(Root, name)).Replace(old, text, StringComparison.Ordinal));

    /// <summary>Reads this workspace over framework data of its own or, where a folder is named, over that.</summary>
    public WorkspaceSource Source(string? data = null) => new(new WorkspaceOptions(Root, data ?? Path.Combine(Root, "data")), [new FakeType()]);

    public WorkspaceContent Load() => Source().Load();

    /// <summary>The one problem there is.</summary>
    public string Problem() => Assert.Single(Source().Check()).ToString();

    public void Dispose() => _root.Delete(recursive: true);

    private sealed class FakeType : IEvidenceConnectorType
    {
        public string Type => "fake";

        public string Description => "";

        public IReadOnlyList<OptionDescription> Options => [];

        public IReadOnlyList<OptionDescription> Secrets => [];

        public IReadOnlyList<OptionDescription> SubjectKeys => [new("path", "a folder", Required: true)];

        public IReadOnlyList<OptionProblem> Validate(SourceDefinition source) =>
            source.Options.TryGetValue("depth", out var depth) ? [new OptionProblem("depth", $"'{depth}' is too deep", "1 to 9")] : [];

        public IEvidenceConnector Create(SourceDefinition source, ISecretSource secrets) => throw new NotSupportedException();
    }
}
