using Evidence.Connectors.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Evidence.Connectors.Folder;

/// <summary>Reads a sidecar file; what is wrong in it is told with its line, and the rest counts.</summary>
internal sealed class SidecarReader
{
    private static readonly string[] _keys = ["kind", "produced-at", "subject", "locator", "attributes"];
    private readonly List<string> _problems = [];

    /// <summary>What is wrong, each with its line.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>What is said of single files, by name.</summary>
    public Dictionary<string, Sidecar> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a text. The <c>files</c> of a folder's sidecar are in <see cref="Files"/> afterwards.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="isOfFolder">Whether it may have <c>files</c>.</param>
    public Sidecar Read(TextReader text, bool isOfFolder)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(text);
            if (yaml.Documents.Count == 0)
            {
                return Sidecar.Empty;
            }

            if (yaml.Documents[0].RootNode is not YamlMappingNode root)
            {
                Problem(yaml.Documents[0].RootNode, $"names and values are expected ({Spelling.Listed(_keys)})");
                return Sidecar.Empty;
            }

            ReadFiles(root, isOfFolder);
            return ReadEntry(root, isOfFolder);
        }
        catch (YamlException fault)
        {
            _problems.Add($"line {fault.Start.Line}: it is no valid YAML");
            return Sidecar.Empty;
        }
    }

    private void ReadFiles(YamlMappingNode root, bool isOfFolder)
    {
        if (!isOfFolder || !root.Children.TryGetValue(new YamlScalarNode("files"), out var files))
        {
            return;
        }

        if (files is not YamlMappingNode byName)
        {
            Problem(files, "'files' takes file names, each with what is said of it");
            return;
        }

        foreach (var (name, entry) in byName.Children)
        {
            if (entry is YamlMappingNode mapping && Scalar(name) is { } path)
            {
                Files[path.Replace('\\', '/')] = ReadEntry(mapping, isOfFolder: false);
            }
            else
            {
                Problem(entry, $"names and values are expected ({Spelling.Listed(_keys)})");
            }
        }
    }

    private Sidecar ReadEntry(YamlMappingNode mapping, bool isOfFolder)
    {
        var entry = Sidecar.Empty;
        foreach (var (name, value) in mapping.Children)
        {
            entry = Scalar(name) switch
            {
                "kind" => entry with { Kind = Text(value) },
                "subject" => entry with { Subject = Text(value) },
                "locator" => entry with { Locator = Text(value) },
                "produced-at" => entry with { ProducedAt = Time(value) },
                "attributes" => entry with { Attributes = Attributes(value) },
                "files" when isOfFolder => entry,
                var other => Unknown(name, other, entry),
            };
        }

        return entry;
    }

    private Sidecar Unknown(YamlNode node, string? name, Sidecar entry)
    {
        var nearest = Spelling.Nearest(name ?? "", _keys) is { } word ? $", did you mean '{word}'?" : $"; allowed: {Spelling.Listed(_keys)}";
        Problem(node, $"there is no '{name}'{nearest}");
        return entry;
    }

    private string? Text(YamlNode node)
    {
        if (Scalar(node) is { } text)
        {
            return text;
        }

        Problem(node, "a text is expected");
        return null;
    }

    private DateTimeOffset? Time(YamlNode node)
    {
        if (Scalar(node) is { } text && Amounts.ReadTime(text) is { } time)
        {
            return time;
        }

        Problem(node, "a date or time is expected, for instance 2026-01-31T12:00:00Z");
        return null;
    }

    private Dictionary<string, string>? Attributes(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            Problem(node, "'attributes' takes names and texts");
            return null;
        }

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in mapping.Children)
        {
            if (Scalar(name) is { } key && Text(value) is { } text)
            {
                attributes[key] = text;
            }
        }

        return attributes;
    }

    private void Problem(YamlNode node, string what) => _problems.Add($"line {node.Start.Line}: {what}");

    private static string? Scalar(YamlNode node) => (node as YamlScalarNode)?.Value is { Length: > 0 } text ? text : null;
}
