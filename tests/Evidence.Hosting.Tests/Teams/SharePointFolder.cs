using Evidence.Hosting.Tests.Contract;
using Evidence.Testing.Graph;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>Lets a workspace deliver into a library of the stand-in for Graph, in small slices.</summary>
internal static class SharePointFolder
{
    private const string Secret = "EVIDENCE_TEST_GRAPH";

    /// <summary>Adds the delivery, with what else stands under <c>delivery</c>.</summary>
    public static void Add(SampleFolder folder, GraphFake graph, params string[] more)
    {
        Environment.SetEnvironmentVariable(Secret, "graph-token");
        File.AppendAllText(folder.PathOf("workspace", "evidence.yaml"), $$"""

            graph: { url: "{{graph.Url}}", secrets: { token: {{Secret}} } }
            delivery:
              - { id: launch-packs, type: sharepoint, audience: internal, site: "https://contoso.sharepoint.com/sites/Launch", folder: Packs, slice-kib: 320 }
            {{string.Join('\n', more.Select(entry => "  " + entry))}}

            """);
    }

    /// <summary>The settings a process of its own needs.</summary>
    public static (string Name, string Value)[] Settings => [(Secret, "graph-token")];

    /// <summary>A file no format knows, too large to go in one request and too irregular to be made smaller.</summary>
    public static void AddLargeEvidence(SampleFolder folder, string release)
    {
        var bytes = new byte[(4 * 1024 * 1024) + 100_000];
        new Random(7).NextBytes(bytes);
        File.WriteAllBytes(folder.PathOf("workspace", "artifacts", release, "traces.bin"), bytes);
    }
}
