using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Evidence.Workspace.Yaml;

/// <summary>One YAML file, as a tree that knows its lines.</summary>
internal static class YamlFile
{
    /// <summary>Larger files are refused: a workspace is written by people.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>The mapping at the root of a file; null, and a problem logged, where there is none.</summary>
    public static YamlMap? ReadMap(string path, string shownAs, ProblemLog log) =>
        ReadBytes(path, shownAs, log) is { } bytes ? ReadMap(bytes, shownAs, log) : null;

    /// <summary>The mapping at the root of a file that was read; null, and a problem logged, where there is none.</summary>
    public static YamlMap? ReadMap(byte[] bytes, string shownAs, ProblemLog log) => ReadRoot(bytes, shownAs, log) switch
    {
        YamlMappingNode map => new YamlMap(map, shownAs, log),
        null => null,
        var other => Refuse(other, shownAs, log),
    };

    /// <summary>The bytes of a file; null, and a problem logged, where it cannot be read.</summary>
    public static byte[]? ReadBytes(string path, string shownAs, ProblemLog log)
    {
        try
        {
            if (new FileInfo(path).Length <= MaxBytes)
            {
                return File.ReadAllBytes(path);
            }

            log.Add(shownAs, 0, "the file is larger than 64 MB", "split it into several files");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.Add(shownAs, 0, "the file cannot be read", "check that it exists and that you may read it");
        }

        return null;
    }

    private static YamlMap? Refuse(YamlNode node, string shownAs, ProblemLog log)
    {
        log.Add(shownAs, node.Start.Line, "the file does not hold names and values", "start with lines of the form 'name: value'");
        return null;
    }

    private static YamlNode? ReadRoot(byte[] bytes, string shownAs, ProblemLog log)
    {
        try
        {
            using var text = new StreamReader(new MemoryStream(bytes));
            var stream = new YamlStream();
            stream.Load(text);
            if (stream.Documents.Count == 1)
            {
                return stream.Documents[0].RootNode;
            }

            log.Add(shownAs, 1, stream.Documents.Count == 0 ? "the file is empty" : $"the file holds {stream.Documents.Count} documents", "one YAML document a file");
        }
        catch (YamlException fault)
        {
            log.Add(shownAs, fault.Start.Line, $"not valid YAML ({Shorten(fault.Message)})", "check indentation, quotes and colons; quote texts that hold ': ' or begin with a special character");
        }

        return null;
    }

    private static string Shorten(string message)
    {
        var at = message.LastIndexOf("): ", StringComparison.Ordinal);
        return (at >= 0 ? message[(at + 3)..] : message).ReplaceLineEndings(" ").TrimEnd('.');
    }
}
