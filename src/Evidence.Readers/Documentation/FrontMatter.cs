using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Evidence.Readers.Documentation;

/// <summary>The YAML at the top of a card.</summary>
/// <param name="Root">Its fields; null: it is not a mapping.</param>
/// <param name="Problem">What is wrong with it; null: nothing.</param>
internal sealed record FrontMatter(YamlMappingNode? Root, string? Problem)
{
    // The fence is line 1, so the first line of the YAML is line 2 of the document.
    private const int LinesAbove = 1;

    public IEnumerable<(string Name, YamlNode Value, long Line)> Fields =>
        Root?.Children.Where(pair => pair.Key is YamlScalarNode { Value: not null })
            .Select(pair => (((YamlScalarNode)pair.Key).Value!, pair.Value, LineOf(pair.Key))) ?? [];

    public static FrontMatter Parse(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            using var text = new StringReader(yaml);
            stream.Load(text);
        }
        catch (YamlException broken)
        {
            return new(null, $"the front matter is not YAML (line {broken.Start.Line + LinesAbove}).");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner gives up on some damaged texts without saying where.
            return new(null, "the front matter is not YAML.");
        }

        return stream.Documents.Count == 0 ? new(new YamlMappingNode(), null)
            : stream.Documents[0].RootNode is YamlMappingNode mapping ? new(mapping, null)
            : new(null, "the front matter is not a mapping of fields.");
    }

    /// <summary>The field of that name, or null.</summary>
    public YamlNode? Get(string name) => Get(Root, name);

    /// <summary>The child of that name, or null.</summary>
    public static YamlNode? Get(YamlNode? node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    /// <summary>The elements of a list; a single value is a list of one.</summary>
    public static IEnumerable<YamlNode> Items(YamlNode? node) => node switch
    {
        null => [],
        YamlSequenceNode sequence => sequence.Children,
        _ => [node],
    };

    /// <summary>A scalar as text, or null.</summary>
    public static string? TextOf(YamlNode? node) => node is YamlScalarNode { Value: { Length: > 0 } text } && text is not "null" and not "~" ? text : null;

    /// <summary>Line in the document, from 1.</summary>
    public static long LineOf(YamlNode node) => node.Start.Line + LinesAbove;
}
